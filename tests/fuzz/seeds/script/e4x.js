default xml namespace = "a";
var x = <a b={c} {d}="e"><![CDATA[f]]><!-- g --><?h?></a>;
x..*.(@b == 1).n::m.@*;
for each (let [k, v] in y) z = function(q) q * 2;
