using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A movement of an item. It tells neither location, variant nor unit: it says which items moved, and their stock is read again.</summary>
/// <remarks>Numbers of entries that are posted at the same time may be committed out of order: a watermark looks back. A number or date is null when the answer did not hold it.</remarks>
public sealed record ItemLedgerEntry
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Number of the entry, in the order of posting and with gaps.</summary>
    public required int EntryNumber { get; init; }

    /// <summary>Number of the item, at most 20 characters.</summary>
    public required string ItemNumber { get; init => field = value ?? throw new JsonException("ItemNumber is missing."); }

    /// <summary>Date of posting; null when there is none.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>What moved it.</summary>
    public ItemLedgerEntryType EntryType { get; init; }

    /// <summary>Number of the customer, vendor or item behind it, at most 20 characters; empty when there is none.</summary>
    public string SourceNumber { get => field ?? string.Empty; init; }

    /// <summary>Who or what is behind it.</summary>
    public ItemLedgerSourceType SourceType { get; init; }

    /// <summary>Number of the document, at most 20 characters; empty when there is none.</summary>
    public string DocumentNumber { get => field ?? string.Empty; init; }

    /// <summary>Kind of the document.</summary>
    public ItemLedgerDocumentType DocumentType { get; init; }

    /// <summary>Its text, at most 100 characters; empty when there is none.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary>How much moved, in the base unit; negative when it left; null when the service does not say.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Invoiced sales amount, local currency; null when the service does not say.</summary>
    public decimal? SalesAmountActual { get; init; }

    /// <summary>Invoiced cost, local currency; null when the service does not say.</summary>
    public decimal? CostAmountActual { get; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
