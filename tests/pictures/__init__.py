"""Reference pictures: what every view looked like when somebody last looked at it and agreed."""
