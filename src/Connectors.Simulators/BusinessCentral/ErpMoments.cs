using Connectors.Simulators.Internal;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>When the service, not a document, misbehaves: drawn call by call, hour by hour and day by day. Used under the lock of the world.</summary>
internal sealed class ErpMoments(WorldState world)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly Dictionary<string, int> _calls = new(StringComparer.Ordinal);

    private BusinessCentralBehaviours Shares => world.Options.BusinessCentral;

    /// <summary>The refusal of a write on which somebody else holds the table; null when nobody does.</summary>
    public ErpError? Lock(string table)
    {
        if (!Next("locks", Shares.Locks, out var dice))
            return null;
        return dice.Below(4) switch
        {
            0 => new ErpError(400, "Internal_ServerError", $"The operation could not complete because a record in the {table} table was locked by another user. Please retry the activity."),
            1 => new ErpError(400, "Application_DialogException",
                $"We can't save your changes right now, because a record in table '{table}' is being updated in a transaction done by another session. Please try again later."),
            2 => new ErpError(500, "Internal_ServerError", $"Your activity was deadlocked with another user modifying the {table} table. Please retry the activity."),
            _ => new ErpError(409, "Internal_ServerError", $"The {table} table was locked by another user. Please retry the activity."),
        };
    }

    /// <summary>What the token endpoint says while it is away for a moment; null when it is there.</summary>
    public Reply? TokenEndpoint()
    {
        if (!Next("token-endpoint-away", Shares.TokenEndpointAway, out var dice))
            return null;
        return dice.Below(3) switch
        {
            0 => Entra(400, "temporarily_unavailable", "AADSTS90033: A transient error has occurred. Please try again."),
            1 => Entra(503, "temporarily_unavailable", "AADSTS90033: A transient error has occurred. Please try again."),
            _ => Entra(429, "temporarily_unavailable", "AADSTS50196: The server terminated an operation because it encountered a client request loop.").RetryAfter(TimeSpan.FromSeconds(10)),
        };
    }

    /// <summary>What a page of sales documents answers while it is gone; null while it is there.</summary>
    public (Reply? Reply, ErpError? Error)? PageGone(Call call, DateTimeOffset now)
    {
        var hour = (now - world.Start).Ticks / Hour.Ticks;
        if (!world.Happens("business-central.pages-gone", hour.Text(), Shares.PagesGone))
            return null;
        var dice = Dice.For(world.Options.Seed, "business-central.pages-gone.window", hour.Text());
        var (length, form) = (dice.Between(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30)), dice.Below(4));
        var begin = world.Start + (hour * Hour) + dice.Between(TimeSpan.Zero, Hour - length);
        if (now < begin || now >= begin + length)
            return null;
        return form switch
        {
            0 => (null, new ErpError(404, "BadRequest_NotFound", $"No HTTP resource was found that matches the request URI '{call.Origin}{call.PathText}'.")),
            1 => (null, ErpError.Validation("BadRequest", "Could not find a property named 'salesOrderLines' on type 'Microsoft.NAV.salesOrder'.")),
            2 => (Reply.Html(404), null),
            _ => (null, ErpError.Validation("Internal_ServerError", "The SQL command timed out.")),
        };
    }

    /// <summary>How often the company was created anew so far.</summary>
    public int CompanyLives(DateTimeOffset now)
    {
        var lives = 0;
        for (var day = 0L; Shares.CompanyRecreated > 0m && world.Start + (day * Day) <= now; day++)
        {
            if (!world.Happens("business-central.company-recreated", day.Text(), Shares.CompanyRecreated))
                continue;
            var dice = Dice.For(world.Options.Seed, "business-central.company-recreated.at", day.Text());
            if (world.Start + (day * Day) + dice.Between(TimeSpan.FromHours(1), TimeSpan.FromHours(10)) <= now)
                lives++;
        }

        return lives;
    }

    /// <summary>What is odd about the next answer with rows.</summary>
    public ErpQuirks Quirks(Call call) => new(
        call.Parameter("$skiptoken") is null && Next("empty-pages", Shares.EmptyPages, out _),
        call.Parameter("$expand") is not null && Next("lines-not-told", Shares.LinesNotTold, out _),
        call.Parameter("$filter") is not null && Next("ignored-operators", Shares.IgnoredOperators, out _));

    public bool RefusesAfterPosting() => Next("refused-after-posting", Shares.RefusedAfterPosting, out _);

    public static Reply Entra(int status, string error, string description) => Reply.Json(status, json =>
    {
        json.WriteStartObject();
        json.WriteString("error", error);
        json.WriteString("error_description", description);
        json.WriteEndObject();
    });

    private bool Next(string behaviour, decimal share, out Dice dice)
    {
        var (name, key) = ($"business-central.{behaviour}", (_calls[behaviour] = _calls.GetValueOrDefault(behaviour) + 1).Text());
        dice = Dice.For(world.Options.Seed, name + ".form", key);
        return world.Happens(name, key, share);
    }
}
