conn.password = "ab\"c";
var u = "http://h/?token=abc&x=1";
<password>é</password>