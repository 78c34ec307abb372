using Connectors.Domain.Documents;

namespace Connectors.Domain.Tests.Documents;

public sealed class PostalAddressTests
{
    [Fact]
    public void An_address_does_not_show_itself_in_logs() =>
        Assert.Equal("[personal data]", new PostalAddress { Name = "Nobody", Line1 = "1 Example Street" }.ToString());
}
