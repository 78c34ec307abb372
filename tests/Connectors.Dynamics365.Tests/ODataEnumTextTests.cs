using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.Tests;

public sealed class ODataEnumTextTests
{
    [Theory]
    [InlineData("_x0020_", "")]
    [InlineData(" ", "")]
    [InlineData("", "")]
    [InlineData("In_x0020_Review", "In Review")]
    [InlineData("In Review", "In Review")]
    [InlineData("Non_x002D_Inventory", "Non-Inventory")]
    [InlineData("Charge_x0020__x0028_Item_x0029_", "Charge (Item)")]
    [InlineData("G_x002F_L_x0020_Account", "G/L Account")]
    [InlineData("half_x00", "half_x00")]
    [InlineData("not_xZZZZ_hex", "not_xZZZZ_hex")]
    public void Decode_takes_both_forms(string wire, string plain) => Assert.Equal(plain, ODataEnumText.Decode(wire));

    [Theory]
    [InlineData("")]
    [InlineData("Item")]
    [InlineData("Fixed Asset")]
    [InlineData("Positive Adjmt.")]
    [InlineData("Größe/2")]
    public void Encode_is_undone_by_Decode(string plain) => Assert.Equal(plain, ODataEnumText.Decode(ODataEnumText.Encode(plain)));

    [Fact]
    public void Encode_escapes_what_a_name_may_not_hold() => Assert.Equal("Fixed_x0020_Asset", ODataEnumText.Encode("Fixed Asset"));
}
