using Connectors.Domain.Documents;

namespace Connectors.Domain.Fees;

/// <summary>What the journal books on one target.</summary>
/// <param name="Kind">What the number is.</param>
/// <param name="Number">The ERP's number.</param>
/// <param name="TaxCode">The ERP's tax code; null when there is none.</param>
/// <param name="Dimension">The ERP's dimension value; null when there is none.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Debit">Sum of the left sides.</param>
/// <param name="Credit">Sum of the right sides.</param>
public sealed record ProofAccount(PostingTargetKind Kind, string Number, string? TaxCode, string? Dimension, string Currency, decimal Debit, decimal Credit);
