// Campaign JavaScript: tree-sitter-javascript 0.23.1 (MIT, from npm) without JSX and decorators,
// with E4X (ECMA-357) and the Mozilla dialect that Campaign's engine runs. tools/grammar.sh turns
// it into parser.c; README.md lists the nodes it adds.

const javascript = require('tree-sitter-javascript/grammar');

// What Campaign's engine never had, and what would fight with XML literals.
for (const name of Object.keys(javascript.grammar.rules)) {
  if (/^_?jsx_|^html_character_reference$|^nested_identifier$|decorator/.test(name)) delete javascript.grammar.rules[name];
}

const XML_NAME = /[\p{L}_:][\p{L}\p{N}\p{M}._:\u00B7\-]*/;

module.exports = grammar(javascript, {
  name: 'campaign_javascript',

  // No rule takes _unclosed: it is the rest of the text after a comment or CDATA section that does not end,
  // as one error. The last five are never scanned by us: the scanner reads from their validity where it
  // is (after an operand, in a string, in a regular expression, in error recovery).
  externals: $ => [
    $._automatic_semicolon,
    $._template_chars,
    $._ternary_qmark,
    $.html_comment,
    $.comment,
    $.xml_text,
    $._xml_space,
    $.xml_comment,
    $.xml_cdata,
    $.xml_pi,
    $._statement_goes_on,
    $._unclosed,
    '||',
    $.escape_sequence,
    $.regex_pattern,
    $._regex_close,
    $._error_sentinel,
  ],

  // The first marks, without width, that comments follow inside a statement (see scanner.c).
  extras: ($, previous) => [$._statement_goes_on, ...previous],

  inline: ($, previous) => previous.filter(rule => !/jsx/.test(rule.name)),

  // 'closure' ends no expression early: `function(x) x * x` takes all of `x * x`.
  precedences: ($, previous) => [
    previous[0].concat('closure'),
    ...previous.slice(1),
    ['declaration', 'closure'],
    [$.let_block, $.let_expression],
  ],

  rules: {
    //
    // Base rules without decorators
    //
    export_statement: $ => choice(
      seq(
        'export',
        choice(
          seq('*', $._from_clause),
          seq($.namespace_export, $._from_clause),
          seq($.export_clause, $._from_clause),
          $.export_clause,
        ),
        $._semicolon,
      ),
      seq(
        'export',
        choice(
          field('declaration', $.declaration),
          seq('default', choice(
            field('declaration', $.declaration),
            seq(field('value', $.expression), $._semicolon),
          )),
        ),
      ),
    ),

    class: $ => prec('literal', seq(
      'class',
      field('name', optional($.identifier)),
      optional($.class_heritage),
      field('body', $.class_body),
    )),

    class_declaration: $ => prec('declaration', seq(
      'class',
      field('name', $.identifier),
      optional($.class_heritage),
      field('body', $.class_body),
      optional($._automatic_semicolon),
    )),

    field_definition: $ => seq(
      optional('static'),
      field('property', $._property_name),
      optional($._initializer),
    ),

    method_definition: $ => choice(
      seq(
        optional(choice(
          'static',
          alias(token(seq('static', /\s+/, 'get', /\s*\n/)), 'static get'),
        )),
        optional('async'),
        optional(choice('get', 'set', '*')),
        field('name', $._property_name),
        field('parameters', $.formal_parameters),
        field('body', $.statement_block),
      ),
      prec.right('closure', seq(
        choice('get', 'set'),
        field('name', $._property_name),
        field('parameters', $.formal_parameters),
        field('body', $.expression),
      )),
    ),

    //
    // Tokens
    //
    // `let` starts a declaration, a let block or a let expression, never a name.
    _reserved_identifier: _ => choice('get', 'set', 'async', 'static', 'export'),

    // The closing slash has a name so that the scanner does not take `//` there for a comment.
    regex: $ => seq(
      '/',
      field('pattern', $.regex_pattern),
      alias($._regex_close, '/'),
      optional(field('flags', $.regex_flags)),
    ),
    _regex_close: _ => token.immediate(prec(1, '/')),

    //
    // Statements
    //
    statement: ($, previous) => choice(
      ...previous.members,
      $.for_each_in_statement,
      $.let_block,
      $.default_xml_namespace_statement,
    ),

    for_each_in_statement: $ => seq(
      'for', 'each', $._for_header,
      field('body', $.statement),
    ),

    let_block: $ => seq(
      'let', $._let_head,
      field('body', $.statement_block),
    ),

    _let_head: $ => seq('(', optional(seq(
      $.variable_declarator, repeat(seq(',', $.variable_declarator)),
    )), ')'),

    // One token, so that `default` keeps its other meanings.
    default_xml_namespace_statement: $ => seq(
      alias(token(/default\s+xml\s+namespace/), 'default xml namespace'),
      '=',
      field('value', $.expression),
      $._semicolon,
    ),

    try_statement: $ => seq(
      'try',
      field('body', $.statement_block),
      choice(
        seq(
          repeat1(field('handler', $.catch_clause)),
          optional(field('finalizer', $.finally_clause)),
        ),
        field('finalizer', $.finally_clause),
      ),
    ),

    catch_clause: $ => seq(
      'catch',
      optional(seq(
        '(',
        field('parameter', choice($.identifier, $._destructuring_pattern)),
        optional(seq('if', field('guard', $._expressions))),
        ')',
      )),
      field('body', $.statement_block),
    ),

    //
    // Functions: a body may be one expression
    //
    function_expression: $ => choice(
      prec('literal', seq(
        optional('async'), 'function',
        field('name', optional($.identifier)),
        $._call_signature,
        field('body', $.statement_block),
      )),
      prec.right('closure', seq(
        'function',
        field('name', optional($.identifier)),
        $._call_signature,
        field('body', $.expression),
      )),
    ),

    function_declaration: $ => choice(
      prec.right('declaration', seq(
        optional('async'), 'function',
        field('name', $.identifier),
        $._call_signature,
        field('body', $.statement_block),
        optional($._automatic_semicolon),
      )),
      prec.right('declaration', seq(
        'function',
        field('name', $.identifier),
        $._call_signature,
        field('body', $.expression),
        $._semicolon,
      )),
    ),

    //
    // Expressions
    //
    expression: ($, previous) => choice(
      ...previous.members.filter(rule => rule.name !== '_jsx_element'),
      $.let_expression,
      $.sharp_definition,
    ),

    primary_expression: ($, previous) => choice(
      ...previous.members,
      $.xml_element,
      $.xml_list,
      $.xml_comment,
      $.xml_cdata,
      $.xml_pi,
      $.xml_attribute_access,
      $.xml_descendant_access,
      $.xml_filter_access,
      $.attribute_selector,
      $.qualified_name,
      alias($._function_name, $.qualified_name),
      alias($._operand_wildcard, $.wildcard),
      $.array_comprehension,
      $.generator_expression,
      $.sharp_reference,
    ),

    let_expression: $ => prec.right('closure', seq(
      'let', $._let_head,
      field('body', $.expression),
    )),

    array_comprehension: $ => seq('[', $._comprehension, ']'),
    generator_expression: $ => seq('(', $._comprehension, ')'),
    _comprehension: $ => seq(
      field('body', $.expression),
      repeat1($.comprehension_for),
      optional($.comprehension_if),
    ),
    comprehension_for: $ => seq('for', optional('each'), $._for_header),
    comprehension_if: $ => seq('if', field('condition', $.parenthesized_expression)),

    arguments: ($, previous) => choice(previous, seq('(', $._comprehension, ')')),

    sharp_definition: $ => seq(
      field('name', alias(token(/#[0-9]+=/), $.sharp_name)),
      field('value', choice($.object, $.array, $.xml_element, $.xml_list)),
    ),
    sharp_reference: _ => token(/#[0-9]+#/),

    _lhs_expression: ($, previous) => choice(
      ...previous.members,
      $.xml_attribute_access,
      $.xml_descendant_access,
      $.attribute_selector,
      $.qualified_name,
    ),

    // `f() = x` compiles; the engine complains when it runs.
    assignment_expression: $ => prec.right('assign', seq(
      field('left', choice($.parenthesized_expression, $._lhs_expression, $.call_expression)),
      '=',
      field('right', $.expression),
    )),

    _augmented_assignment_lhs: ($, previous) => choice(
      ...previous.members,
      $.xml_attribute_access,
      $.xml_descendant_access,
      $.attribute_selector,
      $.qualified_name,
      $.call_expression,
    ),

    //
    // E4X selectors
    //
    member_expression: $ => prec('member', seq(
      field('object', choice($.expression, $.primary_expression, $.import)),
      choice('.', field('optional_chain', $.optional_chain)),
      field('property', choice(
        $.private_property_identifier,
        alias(choice($.identifier, 'function'), $.property_identifier),
        $.wildcard,
        $.qualified_name,
        alias($._function_name, $.qualified_name),
      )),
    )),

    xml_attribute_access: $ => prec('member', seq(
      field('object', choice($.expression, $.primary_expression)),
      '.',
      field('attribute', $.attribute_selector),
    )),

    xml_descendant_access: $ => prec('member', seq(
      field('object', choice($.expression, $.primary_expression)),
      '..',
      field('name', choice(
        alias($.identifier, $.property_identifier),
        $.wildcard,
        $.qualified_name,
        $.attribute_selector,
      )),
    )),

    xml_filter_access: $ => prec('member', seq(
      field('object', choice($.expression, $.primary_expression)),
      '.', '(', field('condition', $._expressions), ')',
    )),

    attribute_selector: $ => seq('@', choice(
      field('name', choice(
        alias($.identifier, $.property_identifier),
        $.wildcard,
        $.qualified_name,
      )),
      seq('[', field('index', $._expressions), ']'),
    )),

    qualified_name: $ => seq(
      field('namespace', choice($.identifier, $.wildcard)),
      '::',
      choice(
        field('name', choice(alias($.identifier, $.property_identifier), $.wildcard)),
        seq('[', field('index', $._expressions), ']'),
      ),
    ),

    // `x.function::name` is the method where `x.name` would be the child.
    _function_name: $ => seq(
      field('namespace', alias('function', $.identifier)),
      '::',
      field('name', alias($.identifier, $.property_identifier)),
    ),

    wildcard: _ => '*',

    // A generator's star comes first: `yield *`, `{*[`.
    _operand_wildcard: _ => prec(-1, '*'),

    //
    // XML literals
    //
    xml_element: $ => choice(
      $.xml_empty_tag,
      seq($.xml_start_tag, repeat($._xml_content), $.xml_end_tag),
    ),

    xml_list: $ => seq('<>', repeat($._xml_content), '</>'),

    xml_start_tag: $ => seq('<', $._xml_tag_name, repeat($.xml_attribute), '>'),
    xml_empty_tag: $ => seq('<', $._xml_tag_name, repeat($.xml_attribute), '/>'),
    xml_end_tag: $ => seq('</', $._xml_tag_name, '>'),

    // `<a>`, `<{name}>`, `<ns:{name}>`: pieces without white space between them.
    _xml_tag_name: $ => repeat1($._xml_next_name),
    _xml_next_name: $ => field('name', choice(
      alias($._xml_immediate_name, $.xml_name),
      alias($._xml_immediate_embedded, $.xml_embedded),
    )),
    _xml_immediate_name: _ => token.immediate(prec(1, XML_NAME)),
    _xml_immediate_embedded: $ => seq(
      alias(token.immediate(prec(1, '{')), '{'), optional($._expressions), '}',
    ),

    xml_attribute: $ => prec.right(choice(
      seq(
        field('name', choice($.xml_name, $.xml_embedded)),
        repeat($._xml_next_name),
        '=',
        field('value', choice($.xml_attribute_value, $.xml_embedded)),
      ),
      field('name', $.xml_embedded),
    )),

    xml_name: _ => XML_NAME,
    xml_attribute_value: _ => token(choice(/"[^"]*"/, /'[^']*'/)),

    _xml_content: $ => choice(
      $.xml_text,
      $._xml_space,
      $.xml_embedded,
      $.xml_element,
      $.xml_comment,
      $.xml_cdata,
      $.xml_pi,
    ),

    xml_embedded: $ => seq('{', optional($._expressions), '}'),
  },
});
