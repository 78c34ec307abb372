using Connectors.Flows.Storage;

namespace Connectors.Testing.Storage;

/// <summary>A place where a store keeps things, new and empty: a file, a schema, a piece of memory. Disposing it removes it with everything in it.</summary>
public interface IFlowStorePlace : IAsyncDisposable
{
    /// <summary>
    /// Whether what was kept outlives the store object. Then <see cref="Open(TimeProvider)"/> may be called again, before or after the first store was disposed, and both
    /// see the same.
    /// </summary>
    bool SurvivesRestart { get; }

    /// <summary>Opens the store at this place, as a host does; the suite initialises and disposes it.</summary>
    /// <param name="leaseClock">The real clock that leases run on. The suite moves it, and keeps it years apart from the clock of flows.</param>
    IFlowStore Open(TimeProvider leaseClock);
}
