// Récapitulatif, prix en €
var call = new SoapMethodCall("xtk:session", "Ping");
