using System.Text.Json.Serialization;
using Connectors.Domain.Documents;

namespace Connectors.Flows.Refunds;

/// <summary>One document in the ERP by which something of an order is credited: what it is to hold, and what is known of it. Facts only.</summary>
/// <remarks>Value equality does not look into the list.</remarks>
internal sealed record CreditDocument
{
    public const string Create = "create-credit";
    public const string Fit = "fit-credit";
    public const string Post = "post-credit";

    /// <summary>What it is to hold; null while that cannot be told.</summary>
    public ErpReturn? Asked { get; init; }

    /// <summary>How often <see cref="Asked"/> became another.</summary>
    public int AskedVersion { get; init; }

    /// <summary>As the ERP shows it; null while it is not there.</summary>
    public ErpCreditNote? Credit { get; init; }

    /// <summary>When the ERP was last asked for it, UTC; null before the first time.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>When it was first not found where it had been, UTC; null while it was there whenever it was asked for.</summary>
    public DateTimeOffset? MissedAt { get; init; }

    /// <summary>How often a draft of it was gone although nobody here took it out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Removals { get; init; }

    /// <summary>The version of <see cref="Asked"/> that the draft was brought to; null before.</summary>
    public int? FittedVersion { get; init; }

    /// <summary>Whether a person takes it as it stands in the ERP.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsTaken { get; init; }

    /// <summary>What the ERP refused of it, each until it is taken, and an effect once; never null.</summary>
    public IReadOnlyList<RefusedStep> Refused { get => field ?? []; init; }

    /// <summary>What was said of an effect that is refused; null when it is not.</summary>
    internal RefusedStep? RefusalOf(string effect) => Refused.FirstOrDefault(r => r.Effect == effect);

    /// <summary>Whether the ERP's document holds what is to be credited, or a person takes it as it is.</summary>
    /// <param name="tolerance">How much its total may be another.</param>
    internal bool IsRight(decimal tolerance) => this is { Credit: { IsMarked: true, IsIncomplete: false } credit, Asked: { } asked }
        && ((IsTaken && credit.IsPosted) || (credit.Differences.Count == 0 && (FittedVersion == AskedVersion || credit.IsPosted) && IsTotal(credit, asked, tolerance)));

    /// <summary>With what the ERP shows now. Lists may lag: what is missed is looked for once more before it counts as gone.</summary>
    /// <param name="there">As it is; null when it is not there.</param>
    /// <param name="fittedVersion">The version that it was brought to; null when it was only looked at.</param>
    /// <param name="worksFor">How long the ERP may still be working on an earlier attempt.</param>
    /// <param name="now">The present instant, UTC.</param>
    internal CreditDocument See(ErpCreditNote? there, int? fittedVersion, TimeSpan worksFor, DateTimeOffset now)
    {
        var known = this with { SeenAt = now, Refused = [.. Refused.Where(static r => r.Effect is not (Create or Fit or Post))] };
        if (there is not null)
            return known with { Credit = there, MissedAt = null, FittedVersion = fittedVersion ?? known.FittedVersion };
        if (known.Credit is not { IsPosted: false } || known.MissedAt is null)
            return known with { MissedAt = known.MissedAt ?? now };
        return now - known.MissedAt < worksFor ? known : known with { Credit = null, MissedAt = null, FittedVersion = null, Removals = known.Removals + 1 };
    }

    private static bool IsTotal(ErpCreditNote credit, ErpReturn asked, decimal tolerance) =>
        credit.Total is { } total && total.Currency == asked.Total.Currency && Math.Abs(total.Amount - asked.Total.Amount) <= tolerance;
}
