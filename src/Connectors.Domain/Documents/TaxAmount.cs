using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>One tax on a line, as the origin computed it.</summary>

/// <param name="Code">The origin's tax code, for example <c>UK-VAT-20</c>.</param>
/// <param name="Amount">The tax itself.</param>
/// <param name="RatePercent">Rate in percent (20 for 20 %); null when the origin does not give it.</param>
public sealed record TaxAmount(string Code, Money Amount, decimal? RatePercent);
