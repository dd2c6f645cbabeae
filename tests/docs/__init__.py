"""Tests of the pages: links lead somewhere, examples run, references are fresh."""
