using System.Text.Json;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Control;

/// <summary>The routes under <c>/_sim</c> by which another process joins, judges and disturbs the world. Faults never touch them.</summary>
internal sealed class ControlRoutes(SimulatedWorld world)
{
    public Reply? Answer(Call call) => (call.Method, call.Path) switch
    {
        ("GET", ["_sim"]) => Json(JsonSerializer.SerializeToUtf8Bytes(world.Describe(), SimulatorJson.Default.WorldDescriptor)),
        ("GET", ["_sim", "clock"]) => Reply.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("now", world.Options.Clock.GetUtcNow());
            var descriptor = world.Describe();
            if (descriptor is { ClockEpoch: { } epoch, ClockRealEpoch: { } realEpoch, ClockRate: { } rate })
            {
                json.WriteString("epoch", epoch);
                json.WriteString("realEpoch", realEpoch);
                json.WriteNumber("rate", rate);
            }

            json.WriteEndObject();
        }),
        ("GET", ["_sim", "ledger"]) => Check(new LedgerClaims()),
        ("POST", ["_sim", "ledger"]) => Claims(call) is { } claims ? Check(claims) : Reply.Text(400, "text/plain", "A JSON object of claims is expected."),
        ("GET", ["_sim", "ledger", "entries"]) => Json(JsonSerializer.SerializeToUtf8Bytes(world.Ledger.Entries(), SimulatorJson.Default.IReadOnlyListLedgerEntry)),
        ("GET", ["_sim", "tables"]) => Json(JsonSerializer.SerializeToUtf8Bytes(world.Tables, SimulatorJson.Default.SampleTables)),
        ("POST", ["_sim", "settings"]) => Change(call),
        _ => null,
    };

    private Reply Check(LedgerClaims claims) =>
        Json(JsonSerializer.SerializeToUtf8Bytes(world.Ledger.Check(claims), SimulatorJson.Default.LedgerReport));

    private static LedgerClaims? Claims(Call call)
    {
        try
        {
            return JsonSerializer.Deserialize(call.Body, SimulatorJson.Default.LedgerClaims);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Reply Change(Call call)
    {
        try
        {
            if (JsonSerializer.Deserialize(call.Body, SimulatorJson.Default.WorldSettings) is { } settings)
            {
                world.Apply(settings);
                return Reply.Empty(204);
            }
        }
        catch (JsonException)
        {
            // Answered below.
        }

        return Reply.Text(400, "text/plain", "A JSON object of settings is expected.");
    }

    private static Reply Json(byte[] body) => new(200) { Body = body };
}
