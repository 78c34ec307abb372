using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>What a store is told about goods that left together.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record StorefrontDispatch
{
    /// <summary>The order it belongs to.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>Carrier, as the store spells it where it knows the carrier; null when nobody said.</summary>
    public string? CarrierName { get; init; }

    /// <summary>The tracking numbers of its parcels; never null, empty when there are none.</summary>
    public IReadOnlyList<TrackingNumber> TrackingNumbers { get => field ?? []; init; }

    /// <summary>The carrier's page for the first number; null when there is none.</summary>
    public string? TrackingUrl { get; init; }

    /// <summary>What is in it, as the store counts; never null.</summary>
    public IReadOnlyList<ConfirmedLine> Lines { get => field ?? []; init; }

    /// <summary>The store's ids of what other dispatches of the order were told as; never null. A look-up must not take one of them for this one: equal parcels may travel under one number.</summary>
    public IReadOnlyList<string> OtherFulfilments { get => field ?? []; init; }
}
