NLWS.xtkQueryDef.create({queryDef: {schema: "nms:recipient", operation: 'select',
  select: {node: [{expr: "@id"}, {expr: "[" + b + "]", 'sql': "\x41" + "b\u00e9"}, 3, [1], null]},
  where: {condition: {sql: "a" + f(), expr: `x${1}`, and: {condition: [{}, {boolOperator: -1}]}}}, ["x"]: 1, get y() { return {queryDef: {}}; }, ...z}});
