"""Wat er mis kan zijn, per regel-id: één feit, één uitweg."""

TEXTS = {
    # bestanden
    "file-missing": "het bestand bestaat niet; kijk de naam na",
    "file-not-regular": "dit is geen gewoon bestand; geef een bestand op",
    "file-too-large": "het bestand is {size} bytes; ncp leest er hoogstens {limit}. Klopt de naam?",
    "file-unreadable": "het bestand is niet te lezen ({reason}); kijk de rechten na",
    "file-binary": "dit is geen tekst maar een binair bestand; geef een tekstbestand op",
    "file-encoding": "byte {byte} is geen UTF-8; sla het bestand op als UTF-8",
    "file-empty": "het bestand is leeg; er hoort één YAML-document in te staan",
    # YAML-tekst
    "yaml-syntax": "dit is geen geldige YAML ({reason}); kijk naar inspringing, dubbele punten en aanhalingstekens",
    "yaml-tab": "er staat een tab in de inspringing; gebruik spaties",
    "yaml-character": "teken {character} mag niet in YAML; haal het weg",
    "yaml-documents": "er staat meer dan één document in het bestand; haal de tweede '---' weg",
    "yaml-alias": "verwijzingen (*naam) zijn niet toegestaan; schrijf de waarde uit",
    "yaml-anchor": "ankers (&{name}) zijn niet toegestaan; schrijf de waarde uit",
    "yaml-tag": "tags ({name}) zijn niet toegestaan; haal de tag weg",
    "yaml-depth": "dieper genest dan {limit} niveaus; maak het vlakker",
    "yaml-key": "een sleutel moet een woord zijn, geen lijst of tabel; schrijf er een naam",
    "yaml-duplicate-key": "sleutel '{key}' staat er al op regel {first}; haal er een weg",
    "yaml-trap": "'{text}' leest YAML soms als iets anders; zet er aanhalingstekens om of schrijf true/false",
    # vorm
    "key-unknown": "sleutel '{key}' bestaat hier niet",
    "key-missing": "sleutel '{key}' ontbreekt; vul hem in",
    "value-type": "hier hoort {wanted}, er staat {got}",
    "value-not-allowed": "'{value}' kan hier niet; kies uit: {choices}",
    "value-form": "'{value}' heeft niet de goede vorm ({pattern})",
    "text-empty": "de tekst is leeg; vul hem in",
    "date-invalid": "'{value}' is geen bestaande datum; schrijf JJJJ-MM-DD",
    "condition-form": "een voorwaarde is {{fact: ..., operator: waarde}} of all/any/not; er moet precies één operator staan",
    "operator-unknown": "'{key}' is geen operator of groep",
    "facts-form": "bovenaan hoort 'facts:' te staan met daaronder feit: waarde",
    # samenhang van het plan
    "plan-missing": "hier staat geen plan (plan.yaml ontbreekt); wijs een planmap aan met --plan of NCP_PLAN",
    "plan-file-missing": "dit bestand van het plan ontbreekt; zet het terug",
    # plannen in git
    "git-missing": "git is niet gevonden; installeer git, of noem in plaats van een uitgave een map met een plan",
    "git-failed": "git kon dit niet lezen: {reason}",
    "not-in-git": "{path} ligt niet in een git-repository; noem een map met een plan, of werk in een kloon van het plan",
    "ref-unknown": "'{name}' is geen uitgave, map, tak, tag of commit die hier te vinden is. Uitgaven: {known}. Staat hij wel elders, haal hem dan op met git fetch",
    "edition-unknown": "uitgave '{name}' staat niet in de geschiedenis van deze tak. Wel: {known}; zie ncp plan editions",
    "edition-cut-off": "uitgave '{name}' is hier niet, want deze kloon heeft maar een deel van de geschiedenis. Wel: {known}. Haal de rest op met: {command}",
    "commit-missing": "'{name}' is hier niet (object {id} ontbreekt); haal het op met: {command}",
    "plan-not-there": "'{name}' (commit {commit}) heeft geen plan.yaml in {path}; stond het plan toen ergens anders?",
    "record-unknown": "'{id}' is geen id van iets in dit plan; zie ncp plan show voor wat erin zit",
    "id-duplicate": "id '{id}' bestaat al, zie {first}; kies een ander id",
    "role-unknown": "rol '{id}' bestaat niet; zie ncp role list",
    "power-unknown": "bevoegdheid '{id}' bestaat niet; zie ncp power list",
    "sector-unknown": "sector '{id}' bestaat niet",
    "process-unknown": "vitaal proces '{id}' bestaat niet",
    "fact-unknown": "feit '{id}' bestaat niet; zie ncp fact list",
    "level-unknown": "niveau '{id}' bestaat niet; zie ncp level list",
    "step-unknown": "stap '{id}' bestaat niet; zie ncp incident next",
    "playbook-unknown": "draaiboek '{id}' bestaat niet; zie ncp playbook list",
    "law-unknown": "wet '{id}' bestaat niet in legal_powers/",
    "source-unknown": "bron '{id}' staat niet in reference/sources.yaml",
    "addressee-unknown": "geadresseerde '{id}' bestaat niet",
    "theme-unknown": "thema '{id}' bestaat niet",
    "incident-open": "incident '{id}' loopt nog; sluit het eerst af met ncp incident close --grounds, of schrijf op met ncp incident log",
    "evaluation-empty": "er is niets om vast te leggen; geef {missing}",
    "improvement-incomplete": "een verbetering heeft een tekst, een rol en een dag nodig; {missing} ontbreekt",
    "due-passed": "{value} is al voorbij; kies een dag die nog komt",
    "about-unknown": "'{id}' is geen stap, rol, niveau, bevoegdheid, feit of draaiboek van het plan van dit incident",
    "lesson-unknown": "'{id}' is geen les of verbetering; zie ncp lesson list",
    "lesson-of-plan": "les '{id}' staat in het plan; schrijf haar nieuwe stand onder history in {place}",
    "lesson-closed": "'{id}' is al afgehandeld in regel {entry}; een nieuwe les legt u vast met ncp incident evaluate",
    "lesson-close-how": "geef --text (wat er is gedaan) of --reason (waarom het niet gebeurt), één van de twee",
    "lesson-date-invalid": "les '{id}': deze dag bestaat niet; schrijf JJJJ, JJJJ-MM of JJJJ-MM-DD",
    "lesson-history-order": "les '{id}': dit punt is ouder dan het vorige; zet de oudste bovenaan",
    "lesson-incomplete": "les '{id}' mist {missing}; vul dat aan",
    "measure-unknown": "maatregel '{id}' staat niet in reference/measures.yaml",
    "affected-unknown": "'{id}' is geen rol, bevoegdheid, niveau, feit, draaiboek, stap, lijn, sector, proces of wet van dit plan",
    "subject-unknown": "'{id}' is geen bevoegdheid, rol, niveau, feit of draaiboek",
    "window-backwards": "de geldigheid eindigt ({end}) voor zij begint ({start}); draai de datums om of verbeter ze",
    "window-overlap": "twee versies van '{id}' gelden op dezelfde dag ({start}); laat de eerste eerder eindigen",
    "operator-unfit": "operator '{operator}' past niet bij feit '{fact}' ({type}); kies uit: {choices}",
    "operator-list": "operator '{operator}' bij feit '{fact}' wil een lijst bij in/includes_any/includes_all en anders één waarde",
    "fact-value-type": "feit '{fact}' is van soort {type}; '{value}' past daar niet bij",
    "fact-value-unknown": "feit '{fact}' kan niet '{value}' zijn; kies uit: {choices}",
    "power-rung-or-track": "bevoegdheid '{id}' hoort een trede (rung) of een spoor (track) te hebben, precies één van de twee",
    "power-dormant-rung": "'{id}' sluimert (activation) en hoort dus op een noodrechttrede te staan",
    "power-without-holder": "'{id}' heeft geen houder; noem er een",
    "record-without-source": "'{id}' noemt geen bron; noem er een",
    "power-outlives-law": "'{id}' geldt buiten de geldigheid van wet '{law}' ({days}); pas het venster hier aan, of dat van de wet",
    "playbook-phase-missing": "draaiboek '{id}' heeft met zijn bouwblokken geen stap in: {phases}",
    "step-circle": "deze stappen wachten op elkaar: {steps}; haal er een uit",
    "case-event-incomplete": "een gebeurtenis '{do}' heeft {missing} nodig; vul dat aan",
    # nakijken van het plan
    "rule-unknown": "regel '{id}' bestaat niet; zie ncp plan rules",
    "version-gap": "van {first} tot en met {last} geldt geen enkele versie van '{id}'; laat de vensters op elkaar aansluiten",
    # voorwaarden
    "condition-never-true": "deze voorwaarde kan nooit waar zijn: {parts}; verander een waarde, of gebruik any",
    "condition-never-false": (
        "deze voorwaarde kan nooit onwaar zijn ({part}) en houdt dus niets tegen; verander haar of haal haar weg"
    ),
    "condition-part-redundant": (
        "dit deel ({part}) verandert nergens iets aan; de rest van de voorwaarde zegt het al. Haal het weg"
    ),
    "ground-subsumed": "deze grond van '{id}' valt binnen een andere ({wider}); voeg ze samen of maak de andere enger",
    "power-never-usable": "'{id}' kan nooit worden voorgesteld, want dit sluit elkaar uit: {parts}; verander er een van",
    # bereikbaar
    "level-unreachable": (
        "niveau '{id}' wordt nooit aanbevolen: waar het geldt, geldt ook {above}. Kijk naar de volgorde of de voorwaarde"
    ),
    "level-without-way-down": (
        "van niveau '{id}' kan niemand af zolang men het plan volgt: down_when is nooit waar zonder applies_when; verruim down_when"
    ),
    "level-flaps": "afschalen van '{id}' is altijd al aan de orde zodra het geldt; maak down_when enger",
    "step-unreachable": "stap '{id}' gaat nooit open, want dit sluit elkaar uit: {parts}; verander een van de voorwaarden",
    "step-apart": (
        "stap '{id}' gaat hooguit open als feiten onderweg veranderen, want dit sluit elkaar uit: {parts}; kijk naar after en available_when"
    ),
    "step-after-idle": (
        "stap '{id}' wacht op '{other}', maar die loopt niet altijd mee; neem het bouwblok op in includes of haal de stap weg uit after"
    ),
    "step-level-elsewhere": (
        "'{level}' is geen niveau van de landelijke ladder en houdt deze stap niet tegen; kies uit: {choices}"
    ),
    "step-power-apart": "bevoegdheid '{power}' geldt op geen enkele dag van stap '{id}'; noem de opvolger of pas in_force aan",
    "decision-without-choice": (
        "beslissing '{id}' heeft {number} keuzes; noem er ten minste twee of maak er een stap van soort act van"
    ),
    "choice-without-decision": "stap '{id}' is van soort {kind} en toont dus geen keuzes; maak er decide van of haal options weg",
    # gebruik
    "role-unused": "rol '{id}' doet niets in het plan en wordt nergens genoemd; geef hem een plaats of haal hem weg",
    "fact-untested": "van feit '{id}' hangt niets af; gebruik het in een voorwaarde of onder needs van een stap, of haal het weg",
    "fact-unasked": "niemand weet feit '{id}'; noem bij who_knows wie het kan zeggen",
    "rung-unused": "op trede '{id}' staat geen enkele bevoegdheid; zet er een op of haal de trede weg",
    "block-unused": "bouwblok '{id}' staat in geen draaiboek en loopt dus nooit; neem het op in includes of haal het weg",
    "sector-without-process": "vitale sector '{id}' heeft geen vitaal proces; voeg er een toe of zet vital op false",
    # teksten
    "text-untranslated": "deze tekst is gelijk aan de Nederlandse; vertaal hem",
    "text-wrong-language": "onder '{language}' staat tekst in de andere taal; wissel de teksten om of vertaal",
    "text-unfinished": "deze tekst is niet af: «{found}»; maak hem af",
    # casussen
    "expectation-fails": (
        "op {at} zegt het plan over '{id}': {found}; de casus verwacht volgens de bronnen {wanted}. Verbeter het plan of de casus"
    ),
    "inferred-expectation-fails": (
        "op {at} zegt het plan over '{id}': {found}; wij verwachtten {wanted}. Kijk wie er gelijk heeft"
    ),
    # tegenspraak
    "authority-conflict": (
        "op {day} zijn {first} ({place}) en {second} beide bevoegde autoriteit van '{law}' bij {facts}; beperk een tijdvak of zeg in note van beide wat van wie is"
    ),
    "holder-conflict": (
        "'{id}' ({second}) en '{other}' ({first}, {place}) zijn beide {law} {article} en gelden op {day} samen bij {facts}; kies één houder of noem het precieze lid"
    ),
    # verwijzingen, recht en tijd
    "role-outside-window": "rol '{role}' bestaat niet op alle dagen van '{id}': niet op {days}. Noem de opvolger of pas het venster aan",
    "power-outside-window": "bevoegdheid '{power}' geldt niet op alle dagen van '{id}': niet op {days}. Noem de opvolger of pas het venster aan",
    "law-outside-window": "wet '{law}' geldt niet op alle dagen waarop voor sector '{sector}' een bevoegde autoriteit staat: niet op {days}. Pas het venster aan",
    "step-without-ground": "alle bevoegdheden van stap '{id}' zijn vervallen ({powers}); zet de opvolger erbij of beëindig de stap",
    "law-without-id": "wet '{id}' heeft geen bwb_id; neem het over van wetten.overheid.nl, of zeg in note waarom er geen BWB-id is",
    "article-form": "artikel '{article}' van '{id}' staat er niet zoals het plan artikelen schrijft; schrijf bijvoorbeeld 74 lid 1 onder b",
    "law-without-successor": "wet '{id}' verviel op {end} en niets volgt haar op; noem haar in replaces of succeeds, of zeg in without_successor waarom er geen opvolger is",
    "text-not-read": "basis is text, maar geen van deze bronnen is gelezen: {sources}. Schrijf basis: secondary, of lees de bron en pas read aan",
    "source-unused": "bron '{id}' wordt nergens genoemd; noem haar waar zij hoort of haal haar weg",
    "review-overdue": "het plan is voor het laatst nagekeken op {last} en moest uiterlijk op {due} weer; kijk het na en zet de dag in reviewed_on",
    "review-missing": "uitgave {edition} is volgens reviewed_on nooit in haar geheel nagekeken; kijk haar na en zet de dag erbij",
    "law-checked-long-ago": "van wet '{law}' zijn {count} bepalingen te lang niet nagekeken (de oudste op {last}, opnieuw nodig vóór {due}); leg ze naast de tekst en zet de dag in checked_on",
    "measure-checked-long-ago": "van {count} toezeggingen is te lang niet nagegaan hoe het ermee staat (de oudste, '{id}', op {last}, opnieuw nodig vóór {due}); ga het na en zet de dag in state_on",
    "looked-at-ahead": "{key} is {day}, en die dag moet nog komen ({count} in dit bestand); verbeter de datum",
    # adviezen
    "json-syntax": "dit is geen geldige JSON ({reason})",
    "json-depth": "de JSON is te diep genest om een beveiligingsadvies te zijn",
    "advisory-not-csaf": "dit is geen CSAF 2.0-beveiligingsadvies (document.csaf_version ontbreekt)",
    # opslag
    "store-locked": "de opslag {path} is bezet door een ander programma; probeer het zo weer. Er is niets verloren",
    "store-full": "de schijf is vol: {path}. Maak ruimte en geef het commando opnieuw; wat al in het log stond is veilig",
    "store-foreign": "{path} is geen opslag van ncp; wijs een andere map aan met NCP_HOME",
    "store-newer": "{path} is gemaakt door een nieuwere ncp (versie {version}); werk ncp bij",
    "store-corrupt": "{path} is beschadigd; zet de laatste reservekopie terug of wijs een andere map aan met NCP_HOME",
    "store-unwritable": "kan niet schrijven in {path} ({reason}); kijk de rechten na of wijs een andere map aan met NCP_HOME",
    "store-failed": "de opslag {path} werkt niet ({reason})",
    "store-conflict": "iemand anders schreef tegelijk in incident {id} (verwacht {expected}, gevonden {found}); geef het commando opnieuw",
    "store-kind-unknown": "NCP_STORE '{value}' kent deze versie niet; haal NCP_STORE weg om in NCP_HOME te schrijven",
    "log-broken": "het log van incident {id} klopt niet meer vanaf regel {entry}: de keten van hashes is daar verbroken",
    "output-unwritable": "kan {path} niet schrijven ({reason}); kies een andere plaats",
    # incident en aanroep
    "incident-unknown": "incident '{id}' bestaat niet; zie ncp incident list",
    "incident-none": "er is geen lopend incident; begin er een met ncp incident start",
    "incident-closed": "incident '{id}' is afgesloten; schrijf na met ncp incident log, of leg lessen vast met ncp incident evaluate",
    "entry-unknown": "regel {number} bestaat niet in dit log (1 tot en met {last})",
    "entry-not-correctable": "regel {number} ({kind}) is zelf geen invoer die te verbeteren is; schrijf een nieuwe regel",
    "correction-unfit": "bij regel {number} ({kind}) past geen nieuwe waarde; laat --value weg om hem in te trekken",
    "explained-unknown": "'{id}' is geen bevoegdheid, rol, niveau of trede; feiten staan in ncp fact show {id}",
    "as-of-too-early": "incident '{id}' begon pas op {start}; kies een later moment",
    "subject-not-here": "'{id}' speelt op {on} geen rol in dit plan",
    "value-unreadable": "'{value}' past niet bij feit '{fact}'; kies uit: {choices}",
    "judgement-needs-office": "'{fact}' is een oordeel: geef met --by wie het velt en met --grounds waarom",
    "time-unreadable": "'{value}' is geen tijd; schrijf JJJJ-MM-DD, JJJJ-MM-DDTUU:MM of UU:MM",
    "time-in-future": "{value} ligt in de toekomst; kijk de tijd na",
    "date-unreadable": "'{value}' is geen bestaande datum; schrijf JJJJ-MM-DD",
    "assignment-form": "'{value}' is geen FEIT=WAARDE",
    "step-not-available": "stap '{id}' staat nog niet open: {reason}. Toch vastleggen kan met --anyway",
    "step-not-decision": "stap '{id}' is geen beslissing; meld hem klaar met ncp incident done {id}",
    "step-is-decision": "stap '{id}' is een beslissing; leg die vast met ncp incident decide {id}",
    "step-finished": "stap '{id}' is al {state} (regel {entry}); verbeteren kan met ncp incident correct {entry}",
    "option-unknown": "stap '{id}' kent geen keuze '{option}'; kies uit: {choices}",
    "level-not-higher": "'{id}' ligt niet boven het huidige niveau '{current}'; omlaag gaat met ncp incident de-escalate",
    "level-not-lower": "'{id}' ligt niet onder het huidige niveau '{current}'; omhoog gaat met ncp incident escalate",
    "power-not-in-force": "bevoegdheid '{id}' is op {on} niet van kracht; beslis op een andere grond",
    "not-asked": "er is geen terminal om te vragen; geef {missing} mee",
    "text-is-empty": "de tekst is leeg; schrijf wat er gebeurde",
    "language-unknown": "taal '{value}' is er niet; kies nl of en",
    "review-year": "over {year} is geen jaarverslag te maken; kies een jaar van {first} tot en met {last}",
    "review-before-plan": "in {year} was er nog geen uitgave van het plan; de eerste is {first} van {day}",
    "review-cut-off": "welke uitgaven er in en voor {year} waren, is hier niet te zien, want deze kloon heeft maar een deel van de geschiedenis. Haal de rest op met: {command}",
    "role-not-on-day": "rol '{id}' bestaat niet op {day}; een andere dag vraagt u met --on DATUM, een oudere uitgave met --at UITGAVE",
    "case-unknown": "casus '{id}' bestaat niet; zie ncp case list",
    "usage": "{reason}",
    "interrupted": "afgebroken; wat u antwoordde staat in het log. Verder gaan: ncp incident resume",
    "interrupted-evaluation": "afgebroken; wat u gaf, staat in het log. Verder gaan: ncp incident evaluate",
    "interrupted-command": "afgebroken; dit commando is niet af. Geef het opnieuw",
    "our-fault": "dit is een fout van ncp zelf, niet van u. Het log is intact. Stuur {path} naar de beheerder",
    # akkoord op wijzigingen
    "acceptance-unused": "geen wijziging heeft vingerafdruk {fingerprint}; haal dit akkoord weg of neem de vingerafdruk over uit ncp plan diff",
    "acceptance-expired": "dit akkoord op {change} gold t/m {until} en telt niet meer; beslis opnieuw of haal het weg",
    "acceptance-other-rule": "dit akkoord noemt {named}, maar de wijziging met deze vingerafdruk is {change}; het telt niet mee",
    "change-rule-unknown": "er is geen soort wijziging '{id}'; zie docs/reference/changes.md",
}
