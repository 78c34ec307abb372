using System.Text.Json.Serialization;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>A page of OR11.</summary>
/// <param name="Orders">The orders on it.</param>
/// <param name="TotalCount">How many there are on all pages; null when the platform does not say.</param>
[JsonConverter(typeof(OrderPageJsonConverter))]
internal sealed record OrderPage(IReadOnlyList<Order> Orders, long? TotalCount);
