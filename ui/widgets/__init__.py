"""The parts that screens are made of.  Each draws itself in the look in force and can be used by keyboard."""
