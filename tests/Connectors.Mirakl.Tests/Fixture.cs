using System.Text;
using System.Text.Json;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Tests;

internal static class Fixture
{
    /// <summary>The vendor's contract of the seller role.</summary>
    public const string Contract = "mirakl/mmp-seller-openapi.json";

    public static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "mirakl", name + ".json"));

    public static byte[] Bytes(string name) => Encoding.UTF8.GetBytes(Text(name));

    public static IReadOnlyList<Order> Orders(string name) => JsonSerializer.Deserialize(Bytes(name), MiraklJsonContext.Default.OrderPage)!.Orders;
}
