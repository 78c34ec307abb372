using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What became of the products of an import at the operator. Null counts are not given.</summary>
public sealed record ProductIntegration
{
    /// <summary>Products that were taken.</summary>
    public long? ProductsSuccessfullySynchronized { get; init; }

    /// <summary>Products that a newer file named again.</summary>
    public long? ProductsReimported { get; init; }

    /// <summary>Products with errors.</summary>
    public long? InvalidProducts { get; init; }

    /// <summary>Products the operator refused.</summary>
    public long? RejectedProducts { get; init; }

    /// <summary>Products whose identifiers are wrong.</summary>
    public long? ProductsWithWrongIdentifiers { get; init; }

    /// <summary>Products that could not be brought into the operator's catalogue.</summary>
    public long? ProductsWithSynchronizationIssues { get; init; }

    /// <summary>Products the operator did not decide on in time.</summary>
    public long? ProductsNotAcceptedInTime { get; init; }

    /// <summary>Products that were not brought into the operator's catalogue in time.</summary>
    public long? ProductsNotSynchronizedInTime { get; init; }

    internal long ErrorCount => (InvalidProducts ?? 0) + (RejectedProducts ?? 0) + (ProductsWithWrongIdentifiers ?? 0)
        + (ProductsWithSynchronizationIssues ?? 0) + (ProductsNotAcceptedInTime ?? 0) + (ProductsNotSynchronizedInTime ?? 0);

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
