using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>SH21's answer.</summary>
internal sealed record CarrierList
{
    public IReadOnlyList<Carrier> Carriers { get => field ?? []; init; }
}

/// <summary>SH12's answer.</summary>
internal sealed record ShippingTypeList
{
    public IReadOnlyList<ShippingType> ShippingTypes { get => field ?? []; init; }
}

/// <summary>RE01's answer.</summary>
internal sealed record ReasonList
{
    public IReadOnlyList<Reason> Reasons { get => field ?? []; init; }
}
