"""Every key is one that this record can have, and every key that it must have is there.

nl:
    Elke sleutel hoort bij dit soort record.

    Een verkeerd gespelde sleutel zou anders stil worden overgeslagen, en wat u opschreef telt dan niet mee. De melding
    doet een voorstel; welke sleutels er zijn, staat in docs/reference/plan-format.md.

nl key-missing:
    Elke verplichte sleutel is er.

    De melding staat bij het begin van het record waarin de sleutel ontbreekt.

en:
    Every key belongs to this kind of record.

    A misspelled key would otherwise be skipped silently, and what you wrote would not count. The message makes a
    suggestion; docs/reference/plan-format.md has all keys.

en key-missing:
    Every required key is there.

    The finding stands at the beginning of the record that lacks the key.

good:
    # roles.yaml, roles[nctv]
    reports_to: minister-jenv

bad key-unknown:
    # roles.yaml, roles[nctv]
    report_to: minister-jenv

bad key-missing:
    # roles.yaml, roles[nctv]
    task: ~
"""

from ncp.check.check import Level

LAYER = "shape"
RULES: dict[str, Level] = {"key-unknown": "error", "key-missing": "error"}
