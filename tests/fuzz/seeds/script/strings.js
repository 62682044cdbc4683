var q = "<where><condition sql=\"a\"/></where>" + b + "\x41\u00e9\
";