// What a new user writes first. Built by .ci/run in an empty project against the packed packages.
using System.Text;
using Connectors.Domain.Values;
using Connectors.Tables;

var load = TableReader.ReadUnits(Encoding.UTF8.GetBytes("sku,unit,base_units,is_base\nTAP-01,EA,1,true\nTAP-01,CS,12,false\n"), "units.csv");
var perCase = load.Map!.BaseUnitsPer(new Sku("TAP-01"), new UnitCode("CS"));
Console.WriteLine($"A case holds {perCase.Value}.");
return perCase.Value == new Ratio(12) ? 0 : 1;
