"""How Yarrow looks: colours, type, icons, shadows.  Figures: design, *look*, section 8."""
