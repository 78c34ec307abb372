namespace Connectors.Domain.Fees;

/// <summary>A transaction type, with the fee code when there is one.</summary>
internal readonly record struct FeeKey(string Type, string? FeeCode);
