using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>SH21's answer.</summary>
internal sealed record CarrierList
{
    public IReadOnlyList<Carrier> Carriers { get => field ?? []; init => field = WholeList.Of(value); }
}

/// <summary>SH12's answer.</summary>
internal sealed record ShippingTypeList
{
    public IReadOnlyList<ShippingType> ShippingTypes { get => field ?? []; init => field = WholeList.Of(value); }
}

/// <summary>RE01's answer.</summary>
internal sealed record ReasonList
{
    public IReadOnlyList<Reason> Reasons { get => field ?? []; init => field = WholeList.Of(value); }
}

/// <summary>The answer of each operation that lists plain items; each fills its own member.</summary>
internal sealed record PlatformItemLists
{
    /// <summary>CH11's.</summary>
    public IReadOnlyList<PlatformItem> Channels { get => field ?? []; init => field = WholeList.Of(value); }

    /// <summary>CUR01's.</summary>
    public IReadOnlyList<PlatformItem> Currencies { get => field ?? []; init => field = WholeList.Of(value); }

    /// <summary>L01's.</summary>
    public IReadOnlyList<PlatformItem> Locales { get => field ?? []; init => field = WholeList.Of(value); }

    /// <summary>OF61's.</summary>
    public IReadOnlyList<PlatformItem> OfferStates { get => field ?? []; init => field = WholeList.Of(value); }

    /// <summary>RO02's.</summary>
    public IReadOnlyList<PlatformItem> Roles { get => field ?? []; init => field = WholeList.Of(value); }

    /// <summary>SH11's.</summary>
    public IReadOnlyList<PlatformItem> ShippingZones { get => field ?? []; init => field = WholeList.Of(value); }

    /// <summary>SH31's.</summary>
    public IReadOnlyList<PlatformItem> LogisticClasses { get => field ?? []; init => field = WholeList.Of(value); }
}

/// <summary>AF01's answer.</summary>
internal sealed record AdditionalFieldList
{
    public IReadOnlyList<AdditionalFieldDefinition> AdditionalFields { get => field ?? []; init => field = WholeList.Of(value); }
}

/// <summary>DO01's answer.</summary>
internal sealed record DocumentTypeList
{
    public IReadOnlyList<DocumentType> Documents { get => field ?? []; init => field = WholeList.Of(value); }
}

/// <summary>A02's answer: the shop as it is now, or what was refused.</summary>
internal sealed record AccountUpdateResult
{
    public UpdatedAccount? Updated { get; init; }

    public IReadOnlyList<ItemError> Errors { get => field ?? []; init => field = WholeList.Of(value); }
}
