using System.Text.RegularExpressions;

namespace Connectors.Conventions.Tests;

/// <summary>Within the flows' package, dependencies point one way: channels know the back office, the back office knows the engine, and the engine knows no order.</summary>
public partial class FlowArrowTests
{
    private static readonly Dictionary<string, string[]> Knows = new(StringComparer.Ordinal)
    {
        ["Storage"] = ["Engine"],
        ["Engine"] = ["Storage", "Tables"],
        ["Tables"] = ["Storage", "Engine"],
        ["Explain"] = ["Storage", "Engine"],
        ["Rules"] = ["BackOffice", "Engine", "Storage"],
        ["BackOffice"] = ["Rules", "Engine", "Storage", "Tables"],
        ["MarketplaceOrders"] = ["BackOffice", "Refunds", "Rules", "Engine", "Hosting", "Storage", "Tables"],
        ["B2BOrders"] = ["BackOffice", "Refunds", "Rules", "Engine", "Hosting", "Storage", "Tables"],
        ["Imports"] = ["Engine"],
        ["Stock"] = ["BackOffice", "Imports", "Rules", "Engine", "Hosting", "Storage", "Tables"],
        ["Prices"] = ["BackOffice", "Imports", "Rules", "Engine", "Hosting", "Storage", "Tables"],
        ["B2BPrices"] = ["BackOffice", "Engine", "Hosting", "Storage", "Tables"],
        ["Accounts"] = ["BackOffice", "Engine", "Hosting", "Storage", "Tables"],
        ["Settlement"] = ["BackOffice", "MarketplaceOrders", "Engine", "Hosting", "Storage", "Tables"],
        ["Refunds"] = ["Engine"],
        ["Returns"] = ["BackOffice", "MarketplaceOrders", "Refunds", "Engine", "Hosting", "Storage"],
        ["Notifications"] = ["Engine", "Storage"],
        ["Hosting"] = ["Engine"],
        ["DependencyInjection"] = ["Accounts", "B2BOrders", "B2BPrices", "BackOffice", "Engine", "Hosting", "MarketplaceOrders", "Notifications", "Prices", "Refunds", "Returns", "Rules", "Settlement", "Stock", "Storage", "Tables"],
    };

    private static string Root => Path.Combine(Product.Root, "src", "Connectors.Flows");

    [Fact]
    public void Folders_know_only_those_below_them() => Conventions.Hold(
        from file in Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)
        where path.Length > 1 && path[0] is not ("obj" or "bin")
        from wrong in Wrong(path[0], File.ReadAllText(file))
        select $"{string.Join('/', path)} knows {wrong}, which it must not.");

    [Fact]
    public void Every_folder_has_its_arrows() => Assert.Equal(
        Directory.EnumerateDirectories(Root).Select(static d => Path.GetFileName(d)!).Where(static d => d is not ("obj" or "bin" or "Internal")).Order(StringComparer.Ordinal),
        Knows.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void An_engine_that_knows_an_order_is_found() =>
        Assert.Equal(["MarketplaceOrders"], Wrong("Engine", "using Connectors.Flows.Storage;\nusing Connectors.Flows.MarketplaceOrders.Platform;"));

    [Theory]
    [InlineData("using Connectors.Flows.MarketplaceOrders;")]
    [InlineData("/// <see cref=\"Connectors.Flows.MarketplaceOrders.OrderPlan\"/>")]
    public void A_back_office_that_knows_a_channel_is_found(string text) => Assert.Equal(["MarketplaceOrders"], Wrong("BackOffice", text));

    [Fact]
    public void The_back_office_holds_the_warehouse_poll_and_no_channel_holds_one() =>
        Assert.Equal(
            ["BackOffice/WarehousePoll.cs"],
            from file in Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
            where File.ReadAllText(file).Contains("PollFlow<WarehouseOrder>", StringComparison.Ordinal)
            select Path.GetRelativePath(Root, file).Replace('\\', '/'));

    private static IEnumerable<string> Wrong(string folder, string text) => Names().Matches(text).Select(static m => m.Groups[1].Value)
        .Where(to => to != folder && Knows.ContainsKey(to) && !Knows[folder].Contains(to, StringComparer.Ordinal)).Distinct();

    [GeneratedRegex(@"Connectors\.Flows\.(\w+)")]
    private static partial Regex Names();
}
