using Connectors.Tests.Shared;

namespace Connectors.Mirakl.Tests;

/// <summary>The order reader has a case for every member of the models, because it is written from them.</summary>
public sealed class OrderReaderSourceTests
{
    [Fact]
    public void The_order_reader_is_what_follows_from_the_models()
    {
        var file = Path.Combine(Repository.Root, "src", "Connectors.Mirakl", "Json", "OrderReader.Members.cs");
        var source = OrderReaderSource.Write();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(file, source);

        Assert.Equal(source, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }
}
