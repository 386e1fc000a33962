"""What follows from the statements: capacities, lines, shifts, dissent, voices, conflicts."""
