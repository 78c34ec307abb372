using Connectors.Domain.Documents;

namespace Connectors.Domain.Payments;

/// <summary>What one word of an origin means.</summary>
/// <typeparam name="TMeaning"><see cref="OrderStanding"/>, <see cref="PaymentTerms"/> or <see cref="PaymentStanding"/>.</typeparam>
/// <param name="Origin">Whose word it is.</param>
/// <param name="Word">The word, compared without regard to case, spaces, hyphens, underscores and dots; empty for orders that do not say.</param>
/// <param name="Meaning">What it means; not unknown.</param>
public sealed record StatusAlias<TMeaning>(Origin Origin, string Word, TMeaning Meaning)
    where TMeaning : struct, Enum;
