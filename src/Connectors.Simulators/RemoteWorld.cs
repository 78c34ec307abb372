using System.Net.Http.Json;
using System.Text.Json;
using Connectors.Simulators.Time;

namespace Connectors.Simulators;

/// <summary>A simulated world in another process, reached over its control routes. Safe for use by several threads.</summary>
public sealed class RemoteWorld
{
    private readonly HttpClient _http;
    private readonly Uri _control;

    private RemoteWorld(HttpClient http, Uri control, WorldDescriptor descriptor, SampleTables tables)
    {
        _http = http;
        _control = control;
        Descriptor = descriptor;
        Tables = tables;
    }

    /// <summary>Addresses, keys and clock of the world.</summary>
    public WorldDescriptor Descriptor { get; }

    /// <summary>The mapping tables that fit the world.</summary>
    public SampleTables Tables { get; }

    /// <summary>Joins the world.</summary>
    /// <param name="http">Used for the control routes only; stays the caller's.</param>
    /// <param name="miraklAddress">The world's Mirakl address.</param>
    /// <param name="cancellationToken">Gives up joining.</param>
    /// <exception cref="HttpRequestException">There is no simulated world at the address.</exception>
    public static async Task<RemoteWorld> ConnectAsync(HttpClient http, Uri miraklAddress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(miraklAddress);
        var control = new Uri(miraklAddress, "/_sim/");
        var descriptor = await http.GetFromJsonAsync(new Uri(miraklAddress, "/_sim"), SimulatorJson.Default.WorldDescriptor, cancellationToken).ConfigureAwait(false);
        var tables = await http.GetFromJsonAsync(new Uri(control, "tables"), SimulatorJson.Default.SampleTables, cancellationToken).ConfigureAwait(false);
        return descriptor is null || tables is null
            ? throw new HttpRequestException("The simulated world answered nothing.")
            : new RemoteWorld(http, control, descriptor, tables);
    }

    /// <summary>The world's clock, ticking here at the same instants; null when the world's clock cannot be shared.</summary>
    public AcceleratedClock? Clock() => Descriptor is { ClockEpoch: { } epoch, ClockRealEpoch: { } realEpoch, ClockRate: { } rate }
        ? new AcceleratedClock(epoch, realEpoch, rate)
        : null;

    /// <summary>Judges the day so far: nothing lost, nothing doubled, nothing otherwise than it had to be?</summary>
    /// <param name="claims">What the seller says about it; null says nothing, so that planted trouble explains what waits for it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="HttpRequestException">The world does not answer.</exception>
    public async Task<LedgerReport> CheckAsync(LedgerClaims? claims = null, CancellationToken cancellationToken = default)
    {
        using var response = await _http.PostAsJsonAsync(new Uri(_control, "ledger"), claims ?? new LedgerClaims(), SimulatorJson.Default.LedgerClaims, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(SimulatorJson.Default.LedgerReport, cancellationToken).ConfigureAwait(false)
            ?? throw new JsonException("The ledger answered nothing.");
    }

    /// <summary>What happened to every order that has arrived, by arrival; never null.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="HttpRequestException">The world does not answer.</exception>
    public async Task<IReadOnlyList<LedgerEntry>> GetEntriesAsync(CancellationToken cancellationToken = default) =>
        await _http.GetFromJsonAsync(new Uri(_control, "ledger/entries"), SimulatorJson.Default.IReadOnlyListLedgerEntry, cancellationToken).ConfigureAwait(false) ?? [];

    /// <summary>Changes the running world.</summary>
    /// <param name="settings">What to change.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="HttpRequestException">The world does not answer.</exception>
    public async Task ApplyAsync(WorldSettings settings, CancellationToken cancellationToken = default)
    {
        using var response = await _http.PostAsJsonAsync(new Uri(_control, "settings"), settings, SimulatorJson.Default.WorldSettings, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }
}
