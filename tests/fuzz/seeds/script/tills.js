// Till reconciliation, kept in version control by the sync tool.

function lkfTillTotals(xml)
{
  var totals = {};
  var sheet = <sheet/>;
  for each (var till in xml.till)
  {
    var row = <row code={till.@code}/>;
    row.@total = till.@total;
    sheet.appendChild(row);
    totals[till.@code] = Number(till.@total);
    totals[till.@code.toString()] += Number(till.@tips);
  }
  sheet.row[0].@first = "true";
  return totals;
}

// XML written as text is read as XML as well.
function lkfTillQuery(folder)
{
  var where = "<where><condition sql=\"iFolderId = 12\"/><condition expr='@total > 0'/></where>";
  return DOMDocument.fromXMLString(where);
}
