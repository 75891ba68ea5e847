"""Figures to show and to print: facts first, then where everything stands, and only then ink."""
