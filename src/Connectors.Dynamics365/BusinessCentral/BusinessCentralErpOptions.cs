using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>How neutral sales orders become Business Central sales orders.</summary>
public sealed class BusinessCentralErpOptions
{
    /// <summary>The line that books each kind of charge. A charge without one is refused: there is no default account.</summary>
    public IDictionary<ChargeKind, BusinessCentralCharge> Charges { get; } = new Dictionary<ChargeKind, BusinessCentralCharge>();

    /// <summary>The ERP's text for a unit, at most 10 characters. Default: the unit's own code. Usually the unit table's vendor text.</summary>
    public Func<UnitCode, string> UnitText { get; set; } = static unit => unit.Value;

    /// <summary>The zone in which instants become dates. Default UTC.</summary>
    public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>Whether the e-mail address is left out; marketplace relay addresses can break what is behind the ERP. Default false.</summary>
    public bool OmitEmail { get; set; }

    /// <summary>
    /// How far behind the asked instant shipments are read again, because what was written earlier may be committed later. Default 2 min.
    /// </summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(2);
}
