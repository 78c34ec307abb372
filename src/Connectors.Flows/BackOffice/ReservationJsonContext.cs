using System.Text.Json.Serialization;

namespace Connectors.Flows.BackOffice;

/// <summary>How reservations are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Reservation))]
[JsonSerializable(typeof(KeptOnAccountOrder))]
[JsonSerializable(typeof(KeptChargedOrder))]
[JsonSerializable(typeof(UninvoicedOrder))]
internal sealed partial class ReservationJsonContext : JsonSerializerContext;
