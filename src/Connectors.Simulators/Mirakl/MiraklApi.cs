using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Mirakl;

/// <summary>The seller's API of the marketplace, as its dossier describes it.</summary>
internal sealed class MiraklApi(WorldState world, MiraklPlatform platform) : Vendor(world, "mirakl")
{
    private readonly MiraklJobs _jobs = platform.Jobs;

    private readonly MiraklRoutes[] _routes =
    [
        new MiraklOrderRoutes(world, platform, platform.Jobs), new MiraklRefundRoutes(world, platform), new MiraklShipmentRoutes(world, platform),
        new MiraklReturnRoutes(world, platform), new MiraklOfferRoutes(world, platform, platform.Jobs),
        new MiraklPaymentRoutes(world, platform, platform.Jobs), new MiraklPlatformRoutes(world, platform),
    ];

    private readonly Dictionary<string, CallWindow> _windows = new(StringComparer.Ordinal);

    public override Reply TooMany(TimeSpan wait) => MiraklRoutes.Error(429, null, null, "Too many requests").RetryAfter(wait);

    public override Reply Unauthorized() => MiraklRoutes.Error(401, null, null, "Unauthorized");

    public override Reply Broken() => MiraklRoutes.Error(500, null, null, "Internal Server Error");

    public override Reply Answer(Call call, DateTimeOffset now)
    {
        var key = call.Header("Authorization");
        if (key is not (MiraklPlatform.ApiKey or MiraklPlatform.ReadOnlyApiKey))
            return Unauthorized();
        if (call.Parameter("shop_id") is { } shop && shop != MiraklPlatform.ShopId.Text())
            return MiraklRoutes.Error(403, null, null, "Access Denied");
        if (call.Path is [MiraklJobs.FileFolder, var export, var number])
            return _jobs.File(export, number);
        if (call.Path is not ["api", .. var path])
            return MiraklRoutes.Error(404, null, null, "Not Found");

        var (operation, answer) = Route(call, path, now);
        if (operation is null)
            return MiraklRoutes.Error(404, null, null, "Not Found");
        if (key == MiraklPlatform.ReadOnlyApiKey && call.Method != "GET")
            return MiraklRoutes.Error(403, null, null, "Access Denied");
        if (Window(operation)?.TryTake(now) is { } wait)
            return TooMany(wait);
        return answer!();
    }

    private (string? Operation, Func<Reply>? Answer) Route(Call call, string[] path, DateTimeOffset now)
    {
        foreach (var routes in _routes)
        {
            if (routes.Route(call, path, now) is { Operation: not null } found)
                return found;
        }

        return (null, null);
    }

    private CallWindow? Window(string operation)
    {
        if (World.Options.CallLimits == CallLimitMode.Off)
            return null;
        if (_windows.TryGetValue(operation, out var window))
            return window;
        var published = World.Options.CallLimits == CallLimitMode.Published;
        window = operation switch
        {
            "OR11" or "OR04" => published ? new CallWindow(1, TimeSpan.FromMinutes(1)) : new CallWindow(240, TimeSpan.FromMinutes(1)),
            "STO01" or "STO03" or "PRI01" or "PRI02" or "PRI03" or "OF01" or "OF02" or "OF03" or "OF04" or "OF24" when published => new CallWindow(1, TimeSpan.FromMinutes(1)),
            "STO02" when published => new CallWindow(1, TimeSpan.FromSeconds(15)),
            "A01" or "SH12" or "SH21" or "RE01" => published ? new CallWindow(1, TimeSpan.FromDays(1)) : new CallWindow(240, TimeSpan.FromHours(1)),
            _ => new CallWindow(1200, TimeSpan.FromMinutes(1)),
        };
        _windows.Add(operation, window);
        return window;
    }
}
