using Connectors.Domain.Orders;

namespace Connectors.Domain.Ports;

/// <summary>What one ERP installation can do.</summary>
public sealed record ErpCapabilities
{
    /// <summary>Longest external document number, in characters; null when any length is kept.</summary>
    public int? ExternalNumberLength { get; init; }

    /// <summary>How long the other texts of an order may be. Default without limit.</summary>
    public OrderTextLimits TextLimits { get; init; } = new();

    /// <summary>Whether posted shipments carry carrier and tracking number.</summary>
    public bool TracksPackages { get; init; }

    /// <summary>Whether stock is known per location.</summary>
    public bool LocationStock { get; init; }

    /// <summary>Whether it says what it would charge a customer (<see cref="IErp.QuoteAsync"/>). Default false.</summary>
    public bool Quotes { get; init; }

    /// <summary>
    /// How long the ERP may still be carrying out a request after its answer was lost: within that time nothing is repeated, and a look-up that finds
    /// nothing proves nothing. Default zero.
    /// </summary>
    public TimeSpan StillWorkingFor { get; init; }
}
