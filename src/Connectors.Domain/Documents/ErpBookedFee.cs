using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>What an ERP has posted of marketplace fees on one target.</summary>
/// <param name="Target">Where.</param>
/// <param name="Amount">How much; below zero is taken off the sales.</param>
public sealed record ErpBookedFee(PostingTarget Target, Money Amount);
