using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.Settlement;

/// <summary>What is kept of a settlement line in a side table, in few characters: a cycle may have a million.</summary>
internal sealed record KeptLine
{
    [JsonPropertyName("i")]
    public required string Id { get; init; }

    [JsonPropertyName("t")]
    public required string Type { get; init; }

    [JsonPropertyName("a")]
    public required decimal Amount { get; init; }

    [JsonPropertyName("c")]
    public required string Currency { get; init; }

    [JsonPropertyName("s")]
    public SettlementLineState State { get; init; }

    [JsonPropertyName("u")]
    public DateTimeOffset UpdatedAt { get; init; }

    [JsonPropertyName("b")]
    public string? CycleId { get; init; }

    [JsonPropertyName("o")]
    public string? OrderId { get; init; }

    [JsonPropertyName("f")]
    public string? FeeCode { get; init; }

    public static KeptLine Of(SettlementLine line) => new()
    {
        Id = line.Id,
        Type = line.Type,
        Amount = line.Amount.Amount,
        Currency = line.Amount.Currency.Value,
        State = line.State,
        UpdatedAt = line.UpdatedAt,
        CycleId = line.CycleId,
        OrderId = line.OrderId,
        FeeCode = line.FeeCode,
    };

    /// <summary>Whether both say the same about money. A state that only went on says the same, and so does another time of change.</summary>
    public bool IsSameMoneyAs(KeptLine other) =>
        Amount == other.Amount && Currency == other.Currency && Type == other.Type && FeeCode == other.FeeCode && OrderId == other.OrderId
        && (State == SettlementLineState.NotApplicable) == (other.State == SettlementLineState.NotApplicable);

    public SettlementLine ToDocument() => new()
    {
        Id = Id,
        Type = Type,
        Amount = new Money(Amount, Currency.Length == 0 ? default : new CurrencyCode(Currency)),
        State = State,
        UpdatedAt = UpdatedAt,
        CycleId = CycleId,
        OrderId = OrderId,
        FeeCode = FeeCode,
    };
}
