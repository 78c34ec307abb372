using System.Diagnostics.CodeAnalysis;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Units;

/// <summary>Why a quantity may not be ordered: a refusal for people, with the rule and the allowed quantities that come nearest.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record OrderQuantityRefusal : Refusal
{
    /// <summary>One to be filled in.</summary>
    public OrderQuantityRefusal()
    {
    }

    /// <summary>Says of a refusal which rule it is, and what would be allowed.</summary>
    [SetsRequiredMembers]
    internal OrderQuantityRefusal(Refusal why, OrderQuantityRule broken, decimal? below, decimal? above)
        : base(why) => (Broken, Below, Above) = (broken, below, above);

    /// <summary>The rule that the quantity offends against; never <see cref="OrderQuantityRule.None"/>.</summary>
    public required OrderQuantityRule Broken { get; init; }

    /// <summary>The largest allowed quantity below it, in its own unit; null when there is none.</summary>
    public decimal? Below { get; init; }

    /// <summary>The smallest allowed quantity above it, in its own unit; null when there is none.</summary>
    public decimal? Above { get; init; }
}
