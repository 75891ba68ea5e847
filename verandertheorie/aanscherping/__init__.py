"""From evidence to a sharper theory: proposals that are computed, decisions that people take, versions that stay."""
