using System.Text.Json.Serialization;
using Connectors.Mirakl.Json;

namespace Connectors.Mirakl.Models;

/// <summary>Changes to a return, for RT04. What is null stays as it is.</summary>
public sealed record ReturnUpdate
{
    /// <summary>The return.</summary>
    public required string Id { get; init; }

    /// <summary>The seller's number of the return.</summary>
    public string? Rma { get; init; }

    /// <summary>Where the label is, up to 2,000 characters.</summary>
    public string? LabelUrl { get; init; }

    /// <summary>How it travels.</summary>
    public ReturnTracking? Tracking { get; init; }

    /// <summary>Where the goods are to be sent; whole, not a part of it.</summary>
    [JsonConverter(typeof(ReturnAddressUpdateJsonConverter))]
    public ReturnAddress? ReturnAddress { get; init; }

    /// <summary>How the goods come back; only before acceptance, on platforms that allow it.</summary>
    public ReturnMethod? MethodCode { get; init; }
}
