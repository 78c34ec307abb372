using Connectors.Simulators.Faults;

namespace Connectors.Simulators.Internal;

/// <summary>How a vendor answers; the server around it does the transport, the faults and the lock.</summary>
internal abstract class Vendor(WorldState world, string name)
{
    protected WorldState World { get; } = world;

    public string Name { get; } = name;

    public FaultPlan Faults { get; } = new(world.Options, name);

    /// <summary>Requests that came to its interface, answered or not.</summary>
    public long Calls { get; private set; }

    public void CountCall() => Calls++;

    /// <summary>While true every call answers 503.</summary>
    public bool IsDown { get; set; }

    /// <summary>How many calls may be in work at once, and how many may wait; null when the vendor does not care.</summary>
    public virtual (int AtOnce, int Waiting)? Gate => null;

    /// <summary>Whether the call is for a service of its own that neither goes down nor fails with this one.</summary>
    public virtual bool IsElsewhere(Call call) => false;

    /// <summary>What the vendor asks others before it answers. Not under the lock of the world.</summary>
    public virtual Task PrepareAsync(Call call, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Answers the call. Runs under the lock of the world.</summary>
    public abstract Reply Answer(Call call, DateTimeOffset now);

    /// <summary>The vendor's way to say that too many calls came.</summary>
    public abstract Reply TooMany(TimeSpan wait);

    /// <summary>The vendor's way to say that too many calls came when it tells the wait in words only; null when it never does so.</summary>
    public virtual Reply? TooManyInWords(TimeSpan wait) => null;

    /// <summary>The vendor's way to say that it does not take who calls.</summary>
    public virtual Reply Unauthorized() => Reply.Empty(401);

    /// <summary>How long the vendor works on a request at most, whatever became of its connection.</summary>
    public virtual TimeSpan LongestWork => TimeSpan.FromMinutes(2);

    /// <summary>The vendor's way to say that it is not there.</summary>
    public virtual Reply Unavailable() => Reply.Html(503).RetryAfter(TimeSpan.FromSeconds(30));

    /// <summary>The vendor's way to say that something broke inside.</summary>
    public abstract Reply Broken();
}
