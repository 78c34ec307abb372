using System.Text.Json;

namespace Connectors.Simulators;

/// <summary>Where a simulated world listens, how to get in, and which clock it keeps: enough for another process to join it.</summary>
/// <remarks>The keys open nothing but the simulators.</remarks>
public sealed record WorldDescriptor
{
    /// <summary>Base address of Mirakl, ending in a slash; the API lies under <c>api/</c>.</summary>
    public required Uri MiraklAddress { get; init; }

    /// <summary>Mirakl's shop API key.</summary>
    public required string MiraklApiKey { get; init; }

    /// <summary>Base address of Business Central's API v2.0 with tenant and environment, ending in a slash.</summary>
    public required Uri BusinessCentralAddress { get; init; }

    /// <summary>Address of the token endpoint.</summary>
    public required Uri EntraTokenAddress { get; init; }

    /// <summary>Where Business Central has its companion extension; null where it has none.</summary>
    public string? CompanionRoute { get; init; }

    /// <summary>Entra tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>Business Central environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Name of the one company.</summary>
    public required string CompanyName { get; init; }

    /// <summary>Client id of the registered application.</summary>
    public required string ClientId { get; init; }

    /// <summary>Client secret of the registered application.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>Item number that carries a delivery charge on a sales order.</summary>
    public required string DeliveryItem { get; init; }

    /// <summary>The one general ledger account that a sales line may name.</summary>
    public required string FeeAccount { get; init; }

    /// <inheritdoc cref="SimulatedWorld.SettlementJournal"/>
    public required string SettlementJournal { get; init; }

    /// <summary>Base address of ShipBob with the version, ending in a slash.</summary>
    public required Uri ShipBobAddress { get; init; }

    /// <summary>ShipBob's access token.</summary>
    public required string ShipBobToken { get; init; }

    /// <summary>The one ShipBob channel that may be written to.</summary>
    public required long ShipBobChannelId { get; init; }

    /// <summary>The simulated instant that corresponds to <see cref="ClockRealEpoch"/>; null when the clock cannot be shared between processes.</summary>
    public DateTimeOffset? ClockEpoch { get; init; }

    /// <summary>The real instant at which the clock showed <see cref="ClockEpoch"/>.</summary>
    public DateTimeOffset? ClockRealEpoch { get; init; }

    /// <summary>Simulated seconds per real second.</summary>
    public decimal? ClockRate { get; init; }

    /// <summary>The descriptor as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, SimulatorJson.Default.WorldDescriptor);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static WorldDescriptor Parse(string json) =>
        JsonSerializer.Deserialize(json, SimulatorJson.Default.WorldDescriptor) ?? throw new JsonException("The descriptor is empty.");

    /// <summary>Names the addresses; never the keys.</summary>
    public override string ToString() => $"{MiraklAddress} {BusinessCentralAddress} {ShipBobAddress}";
}
