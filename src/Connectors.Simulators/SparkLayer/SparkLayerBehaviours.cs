namespace Connectors.Simulators.SparkLayer;

/// <summary>What the B2B layer does beside the ordinary course: shares from 0 (never, the default) to 1 (always), drawn from the seed, and readings of what is not documented.</summary>
public sealed record SparkLayerBehaviours
{
    /// <summary>How long a token lasts. Default an hour, as documented.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Share of updates of prices that meet another update: 409, nothing was changed.</summary>
    public decimal ConcurrentUpdates { get; init; }

    /// <summary>Share of refusals that come without a body.</summary>
    public decimal EmptyRefusals { get; init; }

    /// <summary>Share of refused prices that are told as problem details, which name no line, and not as a list of lines.</summary>
    public decimal RefusalsWithoutLines { get; init; }

    /// <summary>Share of updates over several lists that are answered with 200 and a price list and not with 204.</summary>
    public decimal ListsInAnswers { get; init; }

    /// <summary>Share of price lists that are asked for alone and come within <c>data</c>.</summary>
    public decimal WrappedLists { get; init; }

    /// <summary>Whether prices of SKUs that the platform does not have are refused, and not kept.</summary>
    public bool RefusesUnknownSkus { get; init; }

    /// <summary>Whether lines of a refusal are counted from 0.</summary>
    public bool LinesFromZero { get; init; }

    /// <summary>Whether a customer that is replaced without a balance owes nothing afterwards.</summary>
    public bool ClearsBalance { get; init; }

    /// <summary>Whether a purchase's total counts what was called off.</summary>
    public bool CountsCancelled { get; init; }

    /// <summary>Whether packages get other ids whenever their purchase is written.</summary>
    public bool RenamesPackages { get; init; }

    /// <summary>Calls in any minute; more are 429 with <c>Retry-After</c>. 0, the default, is as many as one likes.</summary>
    public int CallsPerMinute { get; init; }
}
