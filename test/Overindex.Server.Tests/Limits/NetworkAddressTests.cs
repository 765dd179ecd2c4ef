using System.Net;
using Overindex.Server.Limits;

namespace Overindex.Server.Tests.Limits;

public sealed class NetworkAddressTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData("2001:db8:1:2::", "2001:db8:1:2::")]
    [InlineData("2001:db8:1:3:3:4:5:6", "2001:db8:1:3::")]
    public void Addresses_of_one_owner_are_one(string address, string network) =>
        Assert.Equal(IPAddress.Parse(network), NetworkAddress.Of(IPAddress.Parse(address)));
}
