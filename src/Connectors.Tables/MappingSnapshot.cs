using Connectors.Domain.Carriers;
using Connectors.Domain.Customers;
using Connectors.Domain.Offers;
using Connectors.Domain.Units;

namespace Connectors.Tables;

/// <summary>All mapping tables as they stood at one moment. Immutable and thread-safe: take it once per decision.</summary>
public sealed record MappingSnapshot
{
    /// <summary>Warehouse carrier text to marketplace carrier code.</summary>
    public required CarrierMap Carriers { get; init; }

    /// <summary>Packs and base units of each SKU.</summary>
    public required UnitCatalogue Units { get; init; }

    /// <summary>Marketplace offers to SKUs.</summary>
    public required OfferMap Offers { get; init; }

    /// <summary>Marketplace buyers to ERP customer accounts.</summary>
    public required CustomerMap Customers { get; init; }

    /// <summary>The rows behind <see cref="Carriers"/>, with their version.</summary>
    public required CarrierTable CarrierTable { get; init; }

    /// <summary>The rows behind <see cref="Units"/>, with their version.</summary>
    public required UnitTable UnitTable { get; init; }

    /// <summary>The rows behind <see cref="Offers"/>, with their version.</summary>
    public required OfferTable OfferTable { get; init; }

    /// <summary>The rows behind <see cref="Customers"/>, with their version.</summary>
    public required CustomerTable CustomerTable { get; init; }

    /// <summary>One version for all tables together: the same rows give the same version.</summary>
    public required string Version { get; init; }

    /// <summary>When this snapshot came into force, in UTC.</summary>
    public required DateTimeOffset LoadedAt { get; init; }
}
