using System.Text;
using System.Text.Json;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Tests;

internal static class Fixture
{
    public static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "mirakl", name + ".json"));

    public static byte[] Bytes(string name) => Encoding.UTF8.GetBytes(Text(name));

    public static IReadOnlyList<Order> Orders(string name) => JsonSerializer.Deserialize(Bytes(name), MiraklJsonContext.Default.OrderPage)!.Orders;

    /// <summary>The vendor's contract, when it lies beside the repository.</summary>
    public static string? ContractPath()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "specs", "mirakl", "mmp-seller-openapi.json");
            if (File.Exists(path))
                return path;
        }

        return null;
    }
}
