using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>What an order was expected to cost when it was imported, and where it was sold.</summary>
/// <param name="Channel">The sales channel's code; null when the marketplace has only one, or the order is not known.</param>
/// <param name="Commission">Commission with its tax, above zero; null when it is not known, and when an earlier cycle has used it.</param>
public sealed record ExpectedCommission(string? Channel, Money? Commission);
