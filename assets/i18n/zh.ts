<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutSheet</name>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Qt and PySide are used under the GNU Lesser General Public License, version 3: you may exchange them for versions of your own. Their source is at the address below, as is that of all the others.</source>
        <translation>Qt 和 PySide 使用 GNU 宽通用公共许可证第 3 版：您可以换成自己的版本。源代码在下面的地址，其他组件也一样。</translation>
    </message>
</context>
<context>
    <name>AccessSheet</name>
    <message>
        <source>Large text</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>Lower buttons</source>
        <translation>按钮放低</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>No motion</source>
        <translation>无动画</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>更多时间</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Make it easier to use</source>
        <translation>让屏幕更好用</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The next customer has it as usual again.</source>
        <translation>下一位顾客会恢复平常的样子。</translation>
    </message>
</context>
<context>
    <name>AddSheet</name>
    <message>
        <source>Add %1</source>
        <translation>追加 %1</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>追加金额</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Anybody may pay. What is not used goes back to who paid it.</source>
        <translation>任何人都可以付款。未用的金额退还给付款人。</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>请稍候：正在打开付款页面。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>AlarmSheet</name>
    <message>
        <source>What is wrong, and where to put it right</source>
        <translation>哪里有问题，在哪里处理</translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>一切正常</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>AttendantScreen</name>
    <message>
        <source>Helped</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Override budget</source>
        <translation>放行额度</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>收据</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>代金券</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Shift and day</source>
        <translation>班次和日结</translation>
    </message>
    <message>
        <source>Payments: %1</source>
        <translation>付款：%1</translation>
    </message>
    <message>
        <source>Logs out in %1</source>
        <translation>%1 后退出</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>检定</translation>
    </message>
    <message>
        <source>Commission an outlet</source>
        <translation>检定一个出口</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>累计读数</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>Outlet %1</source>
        <translation>出口 %1</translation>
    </message>
</context>
<context>
    <name>Bought</name>
    <message>
        <source>Outlet %1</source>
        <translation>出口 %1</translation>
    </message>
</context>
<context>
    <name>CallBanner</name>
    <message>
        <source>I am coming</source>
        <translation>我这就来</translation>
    </message>
    <message>
        <source>Helped</source>
        <translation>已处理</translation>
    </message>
</context>
<context>
    <name>ChartClosings</name>
    <message>
        <source>No closing at a limit has been seen yet.</source>
        <translation>尚未见到在限额处关闭。</translation>
    </message>
    <message>
        <source>first</source>
        <translation>最早</translation>
    </message>
    <message>
        <source>latest</source>
        <translation>最近</translation>
    </message>
</context>
<context>
    <name>ChartsSheet</name>
    <message>
        <source>Tanks</source>
        <translation>储罐</translation>
    </message>
    <message>
        <source>Today by hour</source>
        <translation>今日按小时</translation>
    </message>
    <message>
        <source>Closing times</source>
        <translation>关闭时间</translation>
    </message>
    <message>
        <source>There is no tank in the settings.</source>
        <translation>设置中没有储罐。</translation>
    </message>
    <message>
        <source>Nothing was delivered today.</source>
        <translation>今天没有交付。</translation>
    </message>
    <message>
        <source>The journal is being read.</source>
        <translation>正在读取日志。</translation>
    </message>
</context>
<context>
    <name>ChooseScreen</name>
    <message>
        <source>Up to %1</source>
        <translation>最多 %1</translation>
    </message>
    <message>
        <source>Continue to payment</source>
        <translation>去付款</translation>
    </message>
    <message>
        <source>How much would you like?</source>
        <translation>您要多少？</translation>
    </message>
    <message>
        <source>You pay only what you take. The rest goes back to you.</source>
        <translation>您只为取用的量付款，余额退还给您。</translation>
    </message>
    <message>
        <source>Fill up</source>
        <translation>加满</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>您只为取用的量付款。</translation>
    </message>
    <message>
        <source>We reserve up to</source>
        <translation>我们最多预留</translation>
    </message>
    <message>
        <source>It stops by itself when you hang up.</source>
        <translation>您挂回后自动停止。</translation>
    </message>
</context>
<context>
    <name>Chrome</name>
    <message>
        <source>Access</source>
        <translation>无障碍</translation>
    </message>
    <message>
        <source>Make it easier to use</source>
        <translation>让屏幕更好用</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>员工</translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>全部停止</translation>
    </message>
</context>
<context>
    <name>CodePad</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>删除最后一个字符</translation>
    </message>
</context>
<context>
    <name>CodeSheet</name>
    <message>
        <source>Code of your voucher</source>
        <translation>您的代金券码</translation>
    </message>
    <message>
        <source>Locked for %1</source>
        <translation>已锁定，剩余 %1</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>删除最后一个字符</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What you do not use stays on your voucher.</source>
        <translation>未用的金额留在您的代金券中。</translation>
    </message>
    <message>
        <source>This is no code. Compare it with your voucher, character by character.</source>
        <translation>代金券码不正确。请与您的代金券逐字核对。</translation>
    </message>
    <message>
        <source>Pay with it</source>
        <translation>用它付款</translation>
    </message>
</context>
<context>
    <name>CommissionSheet</name>
    <message>
        <source>Commission an outlet</source>
        <translation>检定一个出口</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>No more measures</source>
        <translation>不再测量</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>我同意</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>DeliveringScreen</name>
    <message>
        <source>Other customers</source>
        <translation>其他顾客</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>追加金额</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>由运营商付款（%1）</translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>您只为取用的量付款。</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Finish all</source>
        <translation>全部结束</translation>
    </message>
</context>
<context>
    <name>DeliveryCard</name>
    <message>
        <source>Time left: about %1</source>
        <translation>剩余时间：约 %1</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Start outlet %1</source>
        <translation>启动出口 %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>在出口 %1 继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>暂停出口 %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>停止出口 %1</translation>
    </message>
    <message>
        <source>%1 not used yet</source>
        <translation>剩余 %1</translation>
    </message>
</context>
<context>
    <name>DeliveryHero</name>
    <message>
        <source>It stops by itself at your limit.</source>
        <translation>到限额时自动停止。</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应付</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Time left: about %1</source>
        <translation>剩余时间：约 %1</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>在出口 %1 继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>暂停出口 %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>停止出口 %1</translation>
    </message>
</context>
<context>
    <name>DoneScreen</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>谢谢！</translation>
    </message>
    <message>
        <source>Nothing was taken</source>
        <translation>未取用</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>You paid</source>
        <translation>您已付</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>由运营商付款（%1）</translation>
    </message>
    <message>
        <source>The attendant gives you %1. Tell them: %2</source>
        <translation>工作人员退给您 %1。请告知：%2</translation>
    </message>
    <message>
        <source>Nobody there? Later you can pay with this code: %1</source>
        <translation>没有人？以后可用此代码付款：%1</translation>
    </message>
    <message>
        <source>%1 has gone back to you.</source>
        <translation>%1 已退还给您。</translation>
    </message>
    <message>
        <source>%1 goes back to you now.</source>
        <translation>正在将 %1 退还给您。</translation>
    </message>
    <message>
        <source>%1 is kept for you. Your code: %2</source>
        <translation>已为您保留 %1。代码：%2</translation>
    </message>
    <message>
        <source>Scan with your Lightning wallet</source>
        <translation>用您的闪电网络钱包扫描</translation>
    </message>
    <message>
        <source>Scan for your receipt</source>
        <translation>扫码取收据</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>收据 %1</translation>
    </message>
    <message>
        <source>The receipt is being written.</source>
        <translation>正在生成收据。</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>收据</translation>
    </message>
    <message>
        <source>To my wallet</source>
        <translation>到我的钱包</translation>
    </message>
</context>
<context>
    <name>EntryDisplay</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>We are here to help</source>
        <translation>我们来帮您</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>关于本机</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Call the attendant</source>
        <translation>呼叫工作人员</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
</context>
<context>
    <name>JournalSheet</name>
    <message>
        <source>Journal</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Filter the journal</source>
        <translation>筛选日志</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>出口</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>To read only: nothing here can be changed. A mistake is put right by a new entry.</source>
        <translation>仅供阅读：这里不能更改任何内容。错误用新记录更正。</translation>
    </message>
    <message>
        <source>Filtered</source>
        <translation>已筛选</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>较新</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>较早</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Decimal point</source>
        <translation>小数点</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>删除最后一位</translation>
    </message>
</context>
<context>
    <name>LargeChoose</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Continue to payment</source>
        <translation>去付款</translation>
    </message>
    <message>
        <source>How much would you like?</source>
        <translation>您要多少？</translation>
    </message>
    <message>
        <source>Fill up</source>
        <translation>加满</translation>
    </message>
    <message>
        <source>We reserve up to</source>
        <translation>我们最多预留</translation>
    </message>
    <message>
        <source>Another amount</source>
        <translation>其他金额</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>You pay only what you take. The rest goes back to you.</source>
        <translation>您只为取用的量付款，余额退还给您。</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>最多 %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>LargeDelivering</name>
    <message>
        <source>Finish all</source>
        <translation>全部结束</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>在出口 %1 继续</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>停止出口 %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>暂停出口 %1</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应付</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>由运营商付款（%1）</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>追加金额</translation>
    </message>
    <message>
        <source>Other customers</source>
        <translation>其他顾客</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>追加 %1</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>请稍候：正在打开付款页面。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Anybody may pay. What is not used goes back to who paid it.</source>
        <translation>任何人都可以付款。未用的金额退还给付款人。</translation>
    </message>
</context>
<context>
    <name>LargeDone</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>谢谢！</translation>
    </message>
    <message>
        <source>Nothing was taken</source>
        <translation>未取用</translation>
    </message>
    <message>
        <source>You paid</source>
        <translation>您已付</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>由运营商付款（%1）</translation>
    </message>
    <message>
        <source>%1 has gone back to you.</source>
        <translation>%1 已退还给您。</translation>
    </message>
    <message>
        <source>%1 goes back to you now.</source>
        <translation>正在将 %1 退还给您。</translation>
    </message>
    <message>
        <source>%1 is kept for you. Your code: %2</source>
        <translation>已为您保留 %1。代码：%2</translation>
    </message>
    <message>
        <source>The attendant gives you %1. Tell them: %2</source>
        <translation>工作人员退给您 %1。请告知：%2</translation>
    </message>
    <message>
        <source>Nobody there? Later you can pay with this code: %1</source>
        <translation>没有人？以后可用此代码付款：%1</translation>
    </message>
    <message>
        <source>The receipt is being written.</source>
        <translation>正在生成收据。</translation>
    </message>
    <message>
        <source>Scan with your Lightning wallet</source>
        <translation>用您的闪电网络钱包扫描</translation>
    </message>
    <message>
        <source>Scan for your receipt</source>
        <translation>扫码取收据</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>收据 %1</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>收据</translation>
    </message>
    <message>
        <source>To my wallet</source>
        <translation>到我的钱包</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>已预留</translation>
    </message>
</context>
<context>
    <name>LargeMoves</name>
    <message>
        <source>The outlet stopped by itself</source>
        <translation>出口已自动停止</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>剩余时间：%1</translation>
    </message>
    <message>
        <source>Go on at another outlet, at the same price or less.</source>
        <translation>在另一个出口以相同或更低的价格继续。</translation>
    </message>
    <message>
        <source>No, give the rest back</source>
        <translation>不用，退还余额</translation>
    </message>
</context>
<context>
    <name>LargeOutOfService</name>
    <message>
        <source>This kiosk is out of service.</source>
        <translation>本机暂停服务。</translation>
    </message>
    <message>
        <source>Nothing is charged.</source>
        <translation>不收取任何费用。</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>如需帮助，请致电我们。</translation>
    </message>
</context>
<context>
    <name>LargeOverview</name>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Where would you like to start?</source>
        <translation>您想从哪里开始？</translation>
    </message>
    <message>
        <source>No outlet is free right now</source>
        <translation>目前没有空闲出口</translation>
    </message>
    <message>
        <source>Wait for an outlet</source>
        <translation>等候出口</translation>
    </message>
    <message>
        <source>You can choose several. You pay only what you take.</source>
        <translation>可选择多个。您只为取用的量付款。</translation>
    </message>
    <message>
        <source>Pay now, and it is your turn after the others</source>
        <translation>现在付款，轮到您时即可使用</translation>
    </message>
    <message>
        <source>Who is waiting</source>
        <translation>等候名单</translation>
    </message>
    <message>
        <source>Are you waiting? Touch your two words.</source>
        <translation>您在等候吗？触摸您的两个词。</translation>
    </message>
</context>
<context>
    <name>LargePay</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>请稍候：正在打开付款页面。</translation>
    </message>
    <message>
        <source>Scan this</source>
        <translation>请扫码</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>剩余时间：%1</translation>
    </message>
    <message>
        <source>Tell the attendant</source>
        <translation>请告知工作人员</translation>
    </message>
    <message>
        <source>Pay up to %1</source>
        <translation>最多付 %1</translation>
    </message>
    <message>
        <source>Phone connected</source>
        <translation>手机已连接</translation>
    </message>
    <message>
        <source>This is only reserved. You pay only what you take.</source>
        <translation>仅为预留。您只为取用的量付款。</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>我有代码</translation>
    </message>
</context>
<context>
    <name>LargeQueue</name>
    <message>
        <source>Other customers</source>
        <translation>其他顾客</translation>
    </message>
    <message>
        <source>You are next</source>
        <translation>下一位就是您</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) before you</source>
        <translation>
            <numerusform>您前面有 %n 位顾客</numerusform>
        </translation>
    </message>
    <message>
        <source>These words are shown when it is your turn. Your %1 stay yours until you take something.</source>
        <translation>轮到您时会显示这两个词。取用之前，%1 仍属于您。</translation>
    </message>
    <message>
        <source>Leave the queue</source>
        <translation>离开队列</translation>
    </message>
    <message>
        <source>Leave the queue?</source>
        <translation>离开队列？</translation>
    </message>
    <message>
        <source>All of your %1 go back to you, and your place is given away.</source>
        <translation>您的 %1 将全部退还，您的位置将让给他人。</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
</context>
<context>
    <name>LargeSheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>LargeSheets</name>
    <message>
        <source>We are here to help</source>
        <translation>我们随时帮助您</translation>
    </message>
    <message>
        <source>Call the attendant</source>
        <translation>呼叫工作人员</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>关于本机</translation>
    </message>
</context>
<context>
    <name>LoginScreen</name>
    <message>
        <source>Locked for %1</source>
        <translation>已锁定，剩余 %1</translation>
    </message>
    <message>
        <source>Choose your name</source>
        <translation>选择您的姓名</translation>
    </message>
    <message>
        <source>Type your PIN</source>
        <translation>输入您的 PIN 码</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>打乱</translation>
    </message>
    <message>
        <source>Put the digits back in order</source>
        <translation>恢复数字顺序</translation>
    </message>
    <message>
        <source>Shuffle the digits, so that nobody can tell them by your finger</source>
        <translation>打乱数字，以免别人从手指位置看出</translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>已输入 %n 位</numerusform>
        </translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation>工作人员</translation>
    </message>
</context>
<context>
    <name>Magnifier</name>
    <message>
        <source>Show what is to the left</source>
        <translation>显示左侧内容</translation>
    </message>
    <message>
        <source>Show what is to the right</source>
        <translation>显示右侧内容</translation>
    </message>
    <message>
        <source>Show what is above</source>
        <translation>显示上方内容</translation>
    </message>
    <message>
        <source>Show what is below</source>
        <translation>显示下方内容</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Still there?</source>
        <translation>您还在吗？</translation>
    </message>
    <message>
        <source>I am still here</source>
        <translation>我还在</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>好的</translation>
    </message>
    <message>
        <source>This screen has a fault</source>
        <translation>此屏幕出现故障</translation>
    </message>
    <message>
        <source>Deliveries and money are not affected. Please wait a moment.</source>
        <translation>供应和金额不受影响。请稍候。</translation>
    </message>
    <message>
        <source>This screen needs an update</source>
        <translation>此屏幕需要更新</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>正在重新连接</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>The figures are %1 old. Nothing flows beyond what was paid.</source>
        <translation>数据是 %1 前的。不会超出已付的量。</translation>
    </message>
</context>
<context>
    <name>ManageSheet</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>收据</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>代金券</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Tanks</source>
        <translation>储罐</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>关于本机</translation>
    </message>
    <message>
        <source>Nobody can raise a customer&apos;s limit, open a valve past a safety trip, or change a record.</source>
        <translation>任何人都不能提高顾客的限额、在安全停机后开阀，或更改记录。</translation>
    </message>
</context>
<context>
    <name>MoveSheet</name>
    <message>
        <source>The outlet stopped by itself</source>
        <translation>出口已自动停止</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>剩余时间：%1</translation>
    </message>
    <message>
        <source>Go on at another outlet, at the same price or less.</source>
        <translation>在另一个出口以相同或更低的价格继续。</translation>
    </message>
    <message>
        <source>No, give the rest back</source>
        <translation>不用，退还余额</translation>
    </message>
</context>
<context>
    <name>NamePad</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Dash</source>
        <translation>短横</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>删除最后一个字符</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>This kiosk is out of service.</source>
        <translation>本机暂停服务。</translation>
    </message>
    <message>
        <source>Nothing is charged.</source>
        <translation>不收取任何费用。</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>如需帮助，请致电我们。</translation>
    </message>
</context>
<context>
    <name>OutletSheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nobody is being served here.</source>
        <translation>这里没有顾客在使用。</translation>
    </message>
    <message>
        <source>nobody may</source>
        <translation>任何人都不可以</translation>
    </message>
</context>
<context>
    <name>OutletTile</name>
    <message>
        <source>Chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>累计读数</translation>
    </message>
</context>
<context>
    <name>OverrideScreen</name>
    <message>
        <source>Up to %1</source>
        <translation>最多 %1</translation>
    </message>
    <message>
        <source>Release outlet %1</source>
        <translation>放行出口 %1</translation>
    </message>
    <message>
        <source>Operator pays</source>
        <translation>运营商付款</translation>
    </message>
    <message>
        <source>Override budget</source>
        <translation>放行额度</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
</context>
<context>
    <name>OverviewScreen</name>
    <message>
        <source>Where would you like to start?</source>
        <translation>您想从哪里开始？</translation>
    </message>
    <message>
        <source>No outlet is free right now</source>
        <translation>目前没有空闲出口</translation>
    </message>
    <message>
        <source>Touch an outlet. You can choose several.</source>
        <translation>触摸一个出口，可选择多个。</translation>
    </message>
    <message numerus="yes">
        <source>%n outlet(s) chosen</source>
        <translation>
            <numerusform>已选 %n 个出口</numerusform>
        </translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>您只为取用的量付款。</translation>
    </message>
    <message>
        <source>Wait for an outlet</source>
        <translation>等候出口</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pay now, and it is your turn after the others</source>
        <translation>现在付款，轮到您时即可使用</translation>
    </message>
    <message>
        <source>Who is waiting</source>
        <translation>等候名单</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Are you waiting? Touch your two words.</source>
        <translation>您在等候吗？触摸您的两个词。</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Page back</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>PayScreen</name>
    <message>
        <source>The time is nearly over. Pay on your phone now, or cancel and begin again.</source>
        <translation>时间快到了。请现在用手机付款，或取消后重新开始。</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>请稍候：正在打开付款页面。</translation>
    </message>
    <message>
        <source>Tell the attendant</source>
        <translation>请告知工作人员</translation>
    </message>
    <message>
        <source>Pay up to</source>
        <translation>最多付款</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>剩余时间：%1</translation>
    </message>
    <message>
        <source>This is only reserved. You pay only what you take.</source>
        <translation>仅为预留。您只为取用的量付款。</translation>
    </message>
    <message>
        <source>Phone connected</source>
        <translation>手机已连接</translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation>其他方式</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>我有代码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PaymentsSheet</name>
    <message>
        <source>Why is it not confirmed?</source>
        <translation>为什么不确认？</translation>
    </message>
    <message>
        <source>Whose words are these?</source>
        <translation>这两个词是谁的？</translation>
    </message>
    <message>
        <source>Nobody waits for you</source>
        <translation>没有人在等您</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Not given back</source>
        <translation>未退还</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>退还</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Outlet %1</source>
        <translation>出口 %1</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>剩余时间：%1</translation>
    </message>
    <message>
        <source>Voucher instead</source>
        <translation>改为代金券</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Do not refund</source>
        <translation>不退款</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>我同意</translation>
    </message>
    <message>
        <source>Somebody else must agree</source>
        <translation>须由另一人同意</translation>
    </message>
    <message>
        <source>I have handed it back</source>
        <translation>我已退还</translation>
    </message>
    <message>
        <source>I have counted it</source>
        <translation>我已点清</translation>
    </message>
    <message>
        <source>It is on the account</source>
        <translation>已到账</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>已输入 %n 位</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>PricesSheet</name>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>新价格</translation>
    </message>
    <message>
        <source>Old price</source>
        <translation>旧价格</translation>
    </message>
    <message>
        <source>From when on</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>我同意</translation>
    </message>
    <message>
        <source>Change the price</source>
        <translation>更改价格</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>QrCard</name>
    <message>
        <source>Code to scan with your phone</source>
        <translation>用手机扫描的码</translation>
    </message>
</context>
<context>
    <name>QueueScreen</name>
    <message>
        <source>You are next</source>
        <translation>下一位就是您</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) before you</source>
        <translation>
            <numerusform>您前面有 %n 位顾客</numerusform>
        </translation>
    </message>
    <message>
        <source>These words are shown when it is your turn. Your %1 stay yours until you take something.</source>
        <translation>轮到您时会显示这两个词。取用之前，%1 仍属于您。</translation>
    </message>
    <message>
        <source>Other customers</source>
        <translation>其他顾客</translation>
    </message>
    <message>
        <source>Leave the queue</source>
        <translation>离开队列</translation>
    </message>
    <message>
        <source>Leave the queue?</source>
        <translation>离开队列？</translation>
    </message>
    <message>
        <source>All of your %1 go back to you, and your place is given away.</source>
        <translation>您的 %1 将全部退还，您的位置将让给他人。</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
</context>
<context>
    <name>ReceiptSheet</name>
    <message>
        <source>Receipts</source>
        <translation>收据</translation>
    </message>
    <message>
        <source>How much goes back, and why?</source>
        <translation>退多少？为什么？</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>收据号码</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Find by number</source>
        <translation>按号码查找</translation>
    </message>
    <message>
        <source>Show the latest</source>
        <translation>显示最近的</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
</context>
<context>
    <name>ScreenHeader</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>ShiftSheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Print X</source>
        <translation>打印 X 报表</translation>
    </message>
    <message>
        <source>Print Z %1</source>
        <translation>打印 Z %1 报表</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>日结</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Open a shift</source>
        <translation>开班</translation>
    </message>
</context>
<context>
    <name>TanksSheet</name>
    <message>
        <source>Tanks</source>
        <translation>储罐</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>What has arrived</source>
        <translation>到货数量</translation>
    </message>
    <message>
        <source>What is in the tank, measured</source>
        <translation>储罐实测存量</translation>
    </message>
    <message>
        <source>Number of the delivery note</source>
        <translation>送货单号</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>注入</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>我同意</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Correct the books</source>
        <translation>更正账目</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>Turner</name>
    <message>
        <source>before</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一个</translation>
    </message>
</context>
<context>
    <name>UsersSheet</name>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Only a manager sees the list.</source>
        <translation>只有经理能看到名单。</translation>
    </message>
    <message>
        <source>My PIN</source>
        <translation>我的 PIN 码</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>The last manager stays one: make somebody else one first.</source>
        <translation>最后一名经理必须保留：请先任命另一人。</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新 PIN 码</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>What may %1 do?</source>
        <translation>%1 可以做什么？</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>删除 %1？</translation>
    </message>
    <message>
        <source>They can&apos;t log in any more. What they have done stays in the journal.</source>
        <translation>此人不能再登录。其操作仍保留在日志中。</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>输入姓名</translation>
    </message>
</context>
<context>
    <name>VoucherSheet</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>代金券</translation>
    </message>
    <message>
        <source>Look one up by its code</source>
        <translation>按代码查找</translation>
    </message>
    <message>
        <source>Accept codes again (locked for %1)</source>
        <translation>恢复接受代码（已锁定，剩余 %1）</translation>
    </message>
    <message>
        <source>Look one up by its number</source>
        <translation>按号码查找</translation>
    </message>
    <message>
        <source>Sell one for cash</source>
        <translation>收现金售出一张</translation>
    </message>
    <message>
        <source>Code of the voucher</source>
        <translation>代金券码</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>代码不正确</translation>
    </message>
    <message>
        <source>Number of the voucher</source>
        <translation>代金券号码</translation>
    </message>
    <message>
        <source>I have the money</source>
        <translation>已收款</translation>
    </message>
    <message>
        <source>Look it up</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Voucher %1</source>
        <translation>代金券 %1</translation>
    </message>
    <message>
        <source>Void it</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Why is %1 void?</source>
        <translation>为什么作废 %1？</translation>
    </message>
</context>
<context>
    <name>WayPicks</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>我有代码</translation>
    </message>
</context>
<context>
    <name>WaysSheet</name>
    <message>
        <source>How do you want to pay?</source>
        <translation>您想如何付款？</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Out of order</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Ready for you</source>
        <translation>请使用</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Waiting for the meter</source>
        <translation>等待计量表</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Lift the nozzle and begin</source>
        <translation>提起油枪并开始</translation>
    </message>
    <message>
        <source>Plug in the cable to begin</source>
        <translation>插上充电线开始</translation>
    </message>
    <message>
        <source>Hold your vessel under and open the tap</source>
        <translation>放好容器并打开龙头</translation>
    </message>
    <message>
        <source>Get ready, then touch Start</source>
        <translation>准备好后，触摸“开始”</translation>
    </message>
    <message>
        <source>Your limit is reached.</source>
        <translation>已达到您的限额。</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>您已停止。</translation>
    </message>
    <message>
        <source>You hung up.</source>
        <translation>您已挂回。</translation>
    </message>
    <message>
        <source>It was not begun in time.</source>
        <translation>未及时开始。</translation>
    </message>
    <message>
        <source>Nothing flowed any more.</source>
        <translation>已无流量。</translation>
    </message>
    <message>
        <source>The longest time is over.</source>
        <translation>已达最长时间。</translation>
    </message>
    <message>
        <source>The attendant stopped it.</source>
        <translation>工作人员已停止。</translation>
    </message>
    <message>
        <source>Everything was stopped.</source>
        <translation>全部已停止。</translation>
    </message>
    <message>
        <source>The emergency stop was pressed.</source>
        <translation>已按下急停按钮。</translation>
    </message>
    <message>
        <source>The outlet did not answer.</source>
        <translation>出口没有响应。</translation>
    </message>
    <message>
        <source>The power failed.</source>
        <translation>停电了。</translation>
    </message>
    <message>
        <source>The kiosk was restarted.</source>
        <translation>本机已重新启动。</translation>
    </message>
    <message>
        <source>The meter has a fault.</source>
        <translation>计量表故障。</translation>
    </message>
    <message>
        <source>The outlet has a fault.</source>
        <translation>出口故障。</translation>
    </message>
    <message>
        <source>It closed late. The rest is free.</source>
        <translation>关闭较迟，多出的免费。</translation>
    </message>
    <message>
        <source>The outlet refused to start.</source>
        <translation>出口未能启动。</translation>
    </message>
    <message>
        <source>It could not be recorded.</source>
        <translation>无法记录。</translation>
    </message>
    <message>
        <source>A check of the figures stopped it.</source>
        <translation>数据核对后已停止。</translation>
    </message>
    <message>
        <source>Its supply was shut off.</source>
        <translation>供应已切断。</translation>
    </message>
    <message>
        <source>There is nothing left to sell.</source>
        <translation>已售完。</translation>
    </message>
    <message>
        <source>The reserved money is no longer there.</source>
        <translation>预留的金额已失效。</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>未收取任何费用。</translation>
    </message>
    <message>
        <source>You pay only what was measured.</source>
        <translation>您只为计量的量付款。</translation>
    </message>
    <message>
        <source>Please choose again.</source>
        <translation>请重新选择。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未作任何更改。</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>如需帮助，请致电我们。</translation>
    </message>
    <message>
        <source>A key is stuck.</source>
        <translation>有一个按键卡住了。</translation>
    </message>
    <message>
        <source>Please ask the attendant.</source>
        <translation>请询问工作人员。</translation>
    </message>
    <message>
        <source>Paying is not possible right now.</source>
        <translation>目前无法付款。</translation>
    </message>
    <message>
        <source>Please try again in a moment.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>The time to pay is over.</source>
        <translation>付款时间已到。</translation>
    </message>
    <message>
        <source>The payment was cancelled.</source>
        <translation>付款已取消。</translation>
    </message>
    <message>
        <source>The attendant could not confirm your payment.</source>
        <translation>工作人员无法确认您的付款。</translation>
    </message>
    <message>
        <source>Your payment came too late.</source>
        <translation>您的付款来得太晚。</translation>
    </message>
    <message>
        <source>All of it goes back to you.</source>
        <translation>全部退还给您。</translation>
    </message>
    <message>
        <source>The outlet stopped by itself.</source>
        <translation>出口已自动停止。</translation>
    </message>
    <message>
        <source>Somebody else has just taken this outlet.</source>
        <translation>此出口刚被他人占用。</translation>
    </message>
    <message>
        <source>Please choose another one.</source>
        <translation>请选择另一个。</translation>
    </message>
    <message>
        <source>Nobody touched the screen for a while.</source>
        <translation>屏幕有一段时间无人触摸。</translation>
    </message>
    <message>
        <source>Touch an outlet to begin again.</source>
        <translation>触摸出口重新开始。</translation>
    </message>
    <message>
        <source>The attendant has stopped this outlet.</source>
        <translation>工作人员已停止此出口。</translation>
    </message>
    <message>
        <source>Everything has been stopped.</source>
        <translation>全部已停止。</translation>
    </message>
    <message>
        <source>An attendant must start it again.</source>
        <translation>须由工作人员重新启动。</translation>
    </message>
    <message>
        <source>The kiosk cannot record sales.</source>
        <translation>本机无法记录销售。</translation>
    </message>
    <message>
        <source>So nothing is sold and nothing is charged.</source>
        <translation>因此不销售，也不收费。</translation>
    </message>
    <message>
        <source>That PIN is not right.</source>
        <translation>PIN 码不正确。</translation>
    </message>
    <message>
        <source>Please try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation>PIN 码错误次数过多。</translation>
    </message>
    <message>
        <source>Please wait until the time is over.</source>
        <translation>请等到时间结束。</translation>
    </message>
    <message>
        <source>No attendant has been set up.</source>
        <translation>尚未设置工作人员。</translation>
    </message>
    <message>
        <source>The operator adds attendants at the kiosk&apos;s console.</source>
        <translation>运营商在本机控制台添加工作人员。</translation>
    </message>
    <message>
        <source>That is not possible now.</source>
        <translation>现在无法这样做。</translation>
    </message>
    <message>
        <source>That is more than your budget.</source>
        <translation>超出您的额度。</translation>
    </message>
    <message>
        <source>Please choose less.</source>
        <translation>请选少一些。</translation>
    </message>
    <message>
        <source>That is more than is sold at once.</source>
        <translation>超出一次可售的量。</translation>
    </message>
    <message>
        <source>That is less than can be measured.</source>
        <translation>少于可计量的量。</translation>
    </message>
    <message>
        <source>Please choose more.</source>
        <translation>请选多一些。</translation>
    </message>
    <message>
        <source>The kiosk is busy.</source>
        <translation>本机正忙。</translation>
    </message>
    <message>
        <source>Too many payments were begun and not made.</source>
        <translation>开始却未完成的付款过多。</translation>
    </message>
    <message>
        <source>Please wait a minute, then try again.</source>
        <translation>请等一分钟后重试。</translation>
    </message>
    <message>
        <source>A shift is open.</source>
        <translation>当前有班次未交。</translation>
    </message>
    <message>
        <source>Close it first.</source>
        <translation>请先交班。</translation>
    </message>
    <message>
        <source>No shift is open.</source>
        <translation>没有开班。</translation>
    </message>
    <message>
        <source>Open one first.</source>
        <translation>请先开班。</translation>
    </message>
    <message>
        <source>The pause was too long.</source>
        <translation>暂停时间过长。</translation>
    </message>
    <message>
        <source>What is left goes back to you.</source>
        <translation>余额会退还给您。</translation>
    </message>
    <message>
        <source>It was your turn, and nothing was taken.</source>
        <translation>轮到您时没有取用。</translation>
    </message>
    <message>
        <source>There is no such receipt.</source>
        <translation>没有这张收据。</translation>
    </message>
    <message>
        <source>Compare the number or the two words with the customer&apos;s.</source>
        <translation>请与顾客核对号码或两个词。</translation>
    </message>
    <message>
        <source>The printer cannot print now.</source>
        <translation>打印机目前无法打印。</translation>
    </message>
    <message>
        <source>The customer has the receipt on the phone.</source>
        <translation>顾客的手机上有收据。</translation>
    </message>
    <message>
        <source>This code is not one of ours.</source>
        <translation>这不是我们的代码。</translation>
    </message>
    <message>
        <source>Please show the code that you were given here.</source>
        <translation>请出示您在这里得到的代码。</translation>
    </message>
    <message>
        <source>This code could not be read.</source>
        <translation>无法读取此码。</translation>
    </message>
    <message>
        <source>Hold it still and closer, and make your display brighter.</source>
        <translation>请拿稳、靠近，并调亮您的屏幕。</translation>
    </message>
    <message>
        <source>What was read is too long to be a code.</source>
        <translation>读到的内容太长，不可能是码。</translation>
    </message>
    <message>
        <source>There was more than one code.</source>
        <translation>看到了多个码。</translation>
    </message>
    <message>
        <source>Please show one at a time.</source>
        <translation>请一次出示一个。</translation>
    </message>
    <message>
        <source>Your code was read and not used yet.</source>
        <translation>您的码已读取，尚未使用。</translation>
    </message>
    <message>
        <source>Choose what you want to take, then show it again.</source>
        <translation>请先选择要取用的量，再出示一次。</translation>
    </message>
    <message>
        <source>There is nothing behind that code.</source>
        <translation>此代码没有内容。</translation>
    </message>
    <message>
        <source>Too many wrong codes.</source>
        <translation>错误代码过多。</translation>
    </message>
    <message>
        <source>Please pay with your phone.</source>
        <translation>请用手机付款。</translation>
    </message>
    <message>
        <source>That price is outside its bounds.</source>
        <translation>这个价格超出了允许范围。</translation>
    </message>
    <message>
        <source>The old one still holds.</source>
        <translation>旧价格仍然有效。</translation>
    </message>
    <message>
        <source>Type one between them, or have the settings changed.</source>
        <translation>请输入范围内的价格，或请人修改设置。</translation>
    </message>
    <message>
        <source>The tank does not hold that much.</source>
        <translation>储罐装不下这么多。</translation>
    </message>
    <message>
        <source>Compare the figure with the delivery note.</source>
        <translation>请将数字与送货单核对。</translation>
    </message>
    <message>
        <source>Something is being delivered out of this tank.</source>
        <translation>正在从这个储罐出料。</translation>
    </message>
    <message>
        <source>Measure it again when nothing flows.</source>
        <translation>请在没有流量时重新测量。</translation>
    </message>
    <message>
        <source>This delivery note is written down already.</source>
        <translation>这张送货单已经记录。</translation>
    </message>
    <message>
        <source>Look at the number, or in the journal.</source>
        <translation>请核对单号，或查看日志。</translation>
    </message>
    <message>
        <source>Your role may not do that.</source>
        <translation>您的角色无权这样做。</translation>
    </message>
    <message>
        <source>Call a technician or a manager.</source>
        <translation>请叫技术员或经理。</translation>
    </message>
    <message>
        <source>Nobody here can raise a customer&apos;s limit.</source>
        <translation>这里没有人能提高顾客的限额。</translation>
    </message>
    <message>
        <source>They can add money, or you override on your budget.</source>
        <translation>顾客可以加钱，或由您用自己的预算放行。</translation>
    </message>
    <message>
        <source>What is written down cannot be changed.</source>
        <translation>已记录的内容不能更改。</translation>
    </message>
    <message>
        <source>Correct it with something new, such as a refund.</source>
        <translation>请用新的记录更正，例如退款。</translation>
    </message>
    <message>
        <source>Nobody is being served here.</source>
        <translation>这里没有顾客在使用。</translation>
    </message>
    <message>
        <source>It is still closing.</source>
        <translation>仍在关闭。</translation>
    </message>
    <message>
        <source>Nothing is paused here.</source>
        <translation>这里没有暂停的项目。</translation>
    </message>
    <message>
        <source>What is left buys nothing more.</source>
        <translation>余额已不足。</translation>
    </message>
    <message>
        <source>The rest cannot be taken there.</source>
        <translation>余量不能在那里取。</translation>
    </message>
    <message>
        <source>The money is kept.</source>
        <translation>款项已保留。</translation>
    </message>
    <message>
        <source>This outlet is closed.</source>
        <translation>此出口已关闭。</translation>
    </message>
    <message>
        <source>Unlock or restart it first.</source>
        <translation>请先解锁或重新启动。</translation>
    </message>
    <message>
        <source>The valve is still open, or something flows.</source>
        <translation>阀门仍开着，或仍有流量。</translation>
    </message>
    <message>
        <source>Close it first: it stays locked until then.</source>
        <translation>请先关闭：在此之前保持锁定。</translation>
    </message>
    <message>
        <source>The fault has not gone.</source>
        <translation>故障尚未消除。</translation>
    </message>
    <message>
        <source>It unlocks once its cause is put right.</source>
        <translation>原因排除后即可解锁。</translation>
    </message>
    <message>
        <source>The verification of this meter has run out.</source>
        <translation>此计量表的检定已到期。</translation>
    </message>
    <message>
        <source>A technician has to commission the outlet.</source>
        <translation>须由技术员检定此出口。</translation>
    </message>
    <message>
        <source>This controller cannot keep a limit.</source>
        <translation>此控制器无法守住限额。</translation>
    </message>
    <message>
        <source>Another controller is needed.</source>
        <translation>需要换一个控制器。</translation>
    </message>
    <message>
        <source>Paid in cash</source>
        <translation>已付现金</translation>
    </message>
    <message>
        <source>Fleet customer</source>
        <translation>车队客户</translation>
    </message>
    <message>
        <source>Test measure</source>
        <translation>标准量器</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>优惠照顾</translation>
    </message>
    <message>
        <source>Payment is down</source>
        <translation>付款故障</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>紧急情况</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Lightning</source>
        <translation>闪电网络</translation>
    </message>
    <message>
        <source>Bank app</source>
        <translation>银行应用</translation>
    </message>
    <message>
        <source>Mobile money</source>
        <translation>手机钱包</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>代金券</translation>
    </message>
    <message>
        <source>At the operator&apos;s cost</source>
        <translation>由运营方承担</translation>
    </message>
    <message>
        <source>Scan the code with your phone</source>
        <translation>用手机扫描此码</translation>
    </message>
    <message>
        <source>Do both show these words?</source>
        <translation>两边显示的词相同吗？</translation>
    </message>
    <message>
        <source>Pay on your phone</source>
        <translation>在手机上付款</translation>
    </message>
    <message>
        <source>Scan the code with your app</source>
        <translation>用您的应用扫描此码</translation>
    </message>
    <message>
        <source>Does your app show this amount?</source>
        <translation>您的应用显示此金额吗？</translation>
    </message>
    <message>
        <source>Pay, and stay here for a moment</source>
        <translation>付款后请在此稍候</translation>
    </message>
    <message>
        <source>Scan the code with your app and pay</source>
        <translation>用您的应用扫码付款</translation>
    </message>
    <message>
        <source>Tell the attendant these two words</source>
        <translation>把这两个词告诉工作人员</translation>
    </message>
    <message>
        <source>Begin once they have seen your payment</source>
        <translation>确认您的付款后即可开始</translation>
    </message>
    <message>
        <source>Go to the attendant</source>
        <translation>请找工作人员</translation>
    </message>
    <message>
        <source>Tell them these two words</source>
        <translation>告诉他们这两个词</translation>
    </message>
    <message>
        <source>Pay, and come back here</source>
        <translation>付款后请回到这里</translation>
    </message>
    <message>
        <source>Waiting for your phone</source>
        <translation>等待您的手机</translation>
    </message>
    <message>
        <source>Waiting for your payment</source>
        <translation>等待您的付款</translation>
    </message>
    <message>
        <source>Waiting for the attendant</source>
        <translation>等待工作人员</translation>
    </message>
    <message>
        <source>Pay on your phone. There is no paper: your receipt is there too</source>
        <translation>请用手机付款。没有纸张，收据也在手机上</translation>
    </message>
    <message>
        <source>Charged too much</source>
        <translation>多收了</translation>
    </message>
    <message>
        <source>Product not good</source>
        <translation>商品不好</translation>
    </message>
    <message>
        <source>Device at fault</source>
        <translation>设备故障</translation>
    </message>
    <message>
        <source>As a courtesy</source>
        <translation>善意退款</translation>
    </message>
    <message>
        <source>Asked for by {name}: {reason}</source>
        <translation>{name} 申请：{reason}</translation>
    </message>
    <message>
        <source>Nobody has paid</source>
        <translation>无人付款</translation>
    </message>
    <message>
        <source>Wrong amount</source>
        <translation>金额不对</translation>
    </message>
    <message>
        <source>Not genuine</source>
        <translation>不是真的</translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>The price has just changed.</source>
        <translation>价格刚刚变了。</translation>
    </message>
    <message>
        <source>Please look at it, then go on.</source>
        <translation>请先看一下，再继续。</translation>
    </message>
    <message>
        <source>Only a manager may do that.</source>
        <translation>只有经理可以这样做。</translation>
    </message>
    <message>
        <source>Let a manager log in.</source>
        <translation>请经理登录。</translation>
    </message>
    <message>
        <source>A second person has to agree.</source>
        <translation>需要第二人同意。</translation>
    </message>
    <message>
        <source>Let somebody else log in.</source>
        <translation>请另一人登录。</translation>
    </message>
    <message>
        <source>Others would try that PIN first.</source>
        <translation>别人会先试这个PIN 码。</translation>
    </message>
    <message>
        <source>No date, no run, nothing repeated.</source>
        <translation>不用日期、连号或重复。</translation>
    </message>
    <message>
        <source>That is the PIN you have now.</source>
        <translation>这就是您现在的PIN 码。</translation>
    </message>
    <message>
        <source>Choose a PIN of your own first.</source>
        <translation>请先设自己的 PIN 码。</translation>
    </message>
    <message>
        <source>Then everything else.</source>
        <translation>然后才能做其他事。</translation>
    </message>
    <message>
        <source>Somebody has that name already.</source>
        <translation>这个姓名已存在。</translation>
    </message>
    <message>
        <source>This is the last manager.</source>
        <translation>这是最后一名经理。</translation>
    </message>
    <message>
        <source>Make somebody else one first.</source>
        <translation>请先任命另一人。</translation>
    </message>
    <message>
        <source>You may not log in.</source>
        <translation>您不能登录。</translation>
    </message>
    <message>
        <source>Please ask a manager.</source>
        <translation>请找经理。</translation>
    </message>
    <message>
        <source>Add money, or finish.</source>
        <translation>请加钱或结束。</translation>
    </message>
    <message>
        <source>Not sold</source>
        <translation>未售出</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Misuse</source>
        <translation>滥用</translation>
    </message>
    <message>
        <source>Mistake</source>
        <translation>误操作</translation>
    </message>
    <message>
        <source>Paid back in cash</source>
        <translation>已退现金</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Left on it</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Given out for</source>
        <translation>面额</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手人</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Print it</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>维护</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Nothing left</source>
        <translation>已售完</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Verification has run out</source>
        <translation>检定已到期</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>结算</translation>
    </message>
    <message>
        <source>Move rest</source>
        <translation>转移余量</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>Why is outlet {number} paused?</source>
        <translation>为什么暂停出口 {number}？</translation>
    </message>
    <message>
        <source>Why does outlet {number} go on?</source>
        <translation>为什么出口 {number} 继续？</translation>
    </message>
    <message>
        <source>Why is outlet {number} settled?</source>
        <translation>为什么结算出口 {number}？</translation>
    </message>
    <message>
        <source>Why is the rest of outlet {number} moved?</source>
        <translation>为什么转移出口 {number} 的余量？</translation>
    </message>
    <message>
        <source>Why is outlet {number} locked after this customer?</source>
        <translation>为什么在这位顾客之后锁定出口 {number}？</translation>
    </message>
    <message>
        <source>Why is outlet {number} out of service now?</source>
        <translation>为什么现在停用出口 {number}？</translation>
    </message>
    <message>
        <source>Why is outlet {number} unlocked?</source>
        <translation>为什么解锁出口 {number}？</translation>
    </message>
    <message>
        <source>Where is the rest of outlet {number} taken?</source>
        <translation>出口 {number} 的余量在哪里取？</translation>
    </message>
    <message>
        <source>No other outlet is free that sells the same and that the money is enough for.</source>
        <translation>没有其他空闲出口出售相同产品且金额足够。</translation>
    </message>
    <message>
        <source>The customer asked</source>
        <translation>顾客要求</translation>
    </message>
    <message>
        <source>I have checked it</source>
        <translation>我已检查</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>已修好</translation>
    </message>
    <message>
        <source>We are closing</source>
        <translation>我们要关门了</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>顾客</translation>
    </message>
    <message>
        <source>Used of it</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Taken here</source>
        <translation>此处已取</translation>
    </message>
    <message>
        <source>Kept for them</source>
        <translation>为其保留</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>付款人</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>累计读数</translation>
    </message>
    <message>
        <source>Paused. Pull the lever to go on.</source>
        <translation>已暂停。扣动扳手继续。</translation>
    </message>
    <message>
        <source>Paused. Open the tap to go on.</source>
        <translation>已暂停。打开龙头继续。</translation>
    </message>
    <message>
        <source>Paused. It goes on when the car asks for more.</source>
        <translation>已暂停。车辆需要时会继续。</translation>
    </message>
    <message>
        <source>The attendant has paused it. Your money is kept.</source>
        <translation>工作人员已暂停。您的钱会保留。</translation>
    </message>
    <message>
        <source>Paused. Kept for you for %1 more.</source>
        <translation>已暂停。再为您保留 %1。</translation>
    </message>
    <message>
        <source>Locked after this customer</source>
        <translation>这位顾客之后锁定</translation>
    </message>
    <message>
        <source>A technician or manager unlocks it.</source>
        <translation>由技术员或经理解锁。</translation>
    </message>
    <message>
        <source>Have it looked at, then unlock it.</source>
        <translation>请检查后再解锁。</translation>
    </message>
    <message>
        <source>Look at power and cable. It comes back by itself.</source>
        <translation>检查电源和电缆。会自行恢复。</translation>
    </message>
    <message>
        <source>A technician repairs it and commissions it again.</source>
        <translation>由技术员修理并重新调试。</translation>
    </message>
    <message>
        <source>It has a fault.</source>
        <translation>有故障。</translation>
    </message>
    <message>
        <source>It does not close when it must.</source>
        <translation>该关时不关。</translation>
    </message>
    <message>
        <source>It has not answered since the start.</source>
        <translation>启动后一直没有应答。</translation>
    </message>
    <message>
        <source>It does not answer.</source>
        <translation>没有应答。</translation>
    </message>
    <message>
        <source>Its line is down.</source>
        <translation>线路中断。</translation>
    </message>
    <message>
        <source>Make room on the disk. It goes on by itself.</source>
        <translation>请腾出磁盘空间。会自行继续。</translation>
    </message>
    <message>
        <source>Another controller answers here.</source>
        <translation>此处是另一个控制器应答。</translation>
    </message>
    <message>
        <source>Its totaliser was lost.</source>
        <translation>累计量丢失。</translation>
    </message>
    <message>
        <source>More came out than was paid for.</source>
        <translation>流出量超过已付款量。</translation>
    </message>
    <message>
        <source>Its valve does not close. Close it by hand.</source>
        <translation>阀门关不上。请手动关闭。</translation>
    </message>
    <message>
        <source>A valve beside it does not close.</source>
        <translation>旁边的阀门关不上。</translation>
    </message>
    <message>
        <source>Unlock that outlet first, then this one.</source>
        <translation>先解锁那个出口，再解锁这个。</translation>
    </message>
    <message>
        <source>It flowed before it was opened. Look for a leak.</source>
        <translation>开启前已有流量。请查漏。</translation>
    </message>
    <message>
        <source>Something left it without a sale. Look for a leak.</source>
        <translation>未售出却有流出。请查漏。</translation>
    </message>
    <message>
        <source>It counts in another unit.</source>
        <translation>计量单位不同。</translation>
    </message>
    <message>
        <source>A technician sets it up.</source>
        <translation>由技术员设置。</translation>
    </message>
    <message>
        <source>Its readings cannot be true.</source>
        <translation>读数不可能是真的。</translation>
    </message>
    <message>
        <source>Its safety settings are not right.</source>
        <translation>安全设置不正确。</translation>
    </message>
    <message>
        <source>The controller complains.</source>
        <translation>控制器报告故障。</translation>
    </message>
    <message>
        <source>See its manual. Unlock it once that is over.</source>
        <translation>查看其手册。解除后解锁。</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>打印收据</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>打印中</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>打印副本</translation>
    </message>
    <message>
        <source>Not printed. Try again</source>
        <translation>未打印。重试</translation>
    </message>
    <message>
        <source>Broken off. Print a copy</source>
        <translation>打印中断。打印副本</translation>
    </message>
    <message>
        <source>See the printer. Print a copy</source>
        <translation>查看打印机。打印副本</translation>
    </message>
    <message>
        <source>Which outlet is commissioned?</source>
        <translation>检定哪个出口？</translation>
    </message>
    <message>
        <source>How much may all trials together deliver?</source>
        <translation>全部试验最多可放出多少？</translation>
    </message>
    <message>
        <source>Fill a test measure. How large is it?</source>
        <translation>注满标准量器。容量是多少？</translation>
    </message>
    <message>
        <source>What does the test measure show?</source>
        <translation>标准量器显示多少？</translation>
    </message>
    <message>
        <source>Number of the certificate</source>
        <translation>证书编号</translation>
    </message>
    <message>
        <source>Number of the seal that was found</source>
        <translation>原有封印的编号</translation>
    </message>
    <message>
        <source>Number of the seal that is left</source>
        <translation>新加封印的编号</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>谁在应答</translation>
    </message>
    <message>
        <source>Dead-man timer</source>
        <translation>失联关断</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预置量</translation>
    </message>
    <message>
        <source>Closing time</source>
        <translation>关闭时间</translation>
    </message>
    <message>
        <source>Two people agree</source>
        <translation>两人同意</translation>
    </message>
    <message>
        <source>Commissioned</source>
        <translation>已检定</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已中止</translation>
    </message>
    <message>
        <source>Ask the controller who it is.</source>
        <translation>询问控制器的身份。</translation>
    </message>
    <message>
        <source>Open the outlet. Then nobody speaks to it, and it must close.</source>
        <translation>打开出口。随后无人与它通信，它必须关闭。</translation>
    </message>
    <message>
        <source>Open the outlet. It must close by itself.</source>
        <translation>打开出口。它必须自动关闭。</translation>
    </message>
    <message>
        <source>Leave the outlet open. Thirty deliveries follow one another.</source>
        <translation>保持出口打开。将连续放出三十次。</translation>
    </message>
    <message>
        <source>Go on, or fill one more measure.</source>
        <translation>继续，或再注满一个量器。</translation>
    </message>
    <message>
        <source>Do you agree to this?</source>
        <translation>您同意吗？</translation>
    </message>
    <message>
        <source>It is in force, and in the journal.</source>
        <translation>已生效，并已记入日志。</translation>
    </message>
    <message>
        <source>Everything is as it was before.</source>
        <translation>一切恢复原样。</translation>
    </message>
    <message>
        <source>One moment: it is being tried.</source>
        <translation>请稍候：正在试验。</translation>
    </message>
    <message>
        <source>You have agreed. Log out, and let somebody else log in who agrees as well.</source>
        <translation>您已同意。请退出登录，由另一位同意的人登录。</translation>
    </message>
    <message>
        <source>All that was authorised is used up.</source>
        <translation>核准的量已用完。</translation>
    </message>
    <message>
        <source>The outlet did not become ready.</source>
        <translation>出口未能就绪。</translation>
    </message>
    <message>
        <source>The controller was late: the kiosk had to close the valve.</source>
        <translation>控制器太慢：本机只得关闭阀门。</translation>
    </message>
    <message>
        <source>No flow was seen before the valve closed.</source>
        <translation>阀门关闭前未见流量。</translation>
    </message>
    <message>
        <source>Nothing flowed.</source>
        <translation>没有流量。</translation>
    </message>
    <message>
        <source>The flow stopped.</source>
        <translation>流量已停止。</translation>
    </message>
    <message>
        <source>Somebody hung up.</source>
        <translation>有人挂回了。</translation>
    </message>
    <message>
        <source>The controller had closed at its preset before.</source>
        <translation>控制器此前已在预置量处关闭。</translation>
    </message>
    <message>
        <source>The numbers of the certificate and of both seals are missing.</source>
        <translation>缺少证书和两个封印的编号。</translation>
    </message>
    <message>
        <source>That cannot be after what the meter showed.</source>
        <translation>与计量表读数不符。</translation>
    </message>
    <message>
        <source>Meter and measures do not agree within what is permissible.</source>
        <translation>计量表与量器之差超出允许范围。</translation>
    </message>
    <message>
        <source>The controller does not close when nobody speaks to it.</source>
        <translation>无人通信时控制器不关闭。</translation>
    </message>
    <message>
        <source>The controller does not close at its preset.</source>
        <translation>控制器未在预置量处关闭。</translation>
    </message>
    <message>
        <source>Nobody asked for anything for a quarter of an hour.</source>
        <translation>一刻钟内没有任何操作。</translation>
    </message>
    <message>
        <source>Delivered, of at most</source>
        <translation>已放出，最多</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>控制器</translation>
    </message>
    <message>
        <source>Shut after, at most</source>
        <translation>关闭用时，最长</translation>
    </message>
    <message>
        <source>Flowed past the preset, at most</source>
        <translation>超出预置量，最多</translation>
    </message>
    <message>
        <source>Closings, and the slowest</source>
        <translation>关闭次数，最慢</translation>
    </message>
    <message>
        <source>Measures read</source>
        <translation>已读量器</translation>
    </message>
    <message>
        <source>Meter and measure: error, permissible</source>
        <translation>计量表与量器：误差，允许值</translation>
    </message>
    <message>
        <source>Meter factor</source>
        <translation>计量表系数</translation>
    </message>
    <message>
        <source>Overrun bound</source>
        <translation>超量上限</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Seal, before and after</source>
        <translation>封印（前后）</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>已同意</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>等候：%1</translation>
    </message>
    <message>
        <source>The money is nearly used up</source>
        <translation>余额即将用完</translation>
    </message>
    <message>
        <source>The money is nearly used up: %1 left</source>
        <translation>余额即将用完：还剩 %1</translation>
    </message>
    <message>
        <source>Somebody asks for help: screen %1</source>
        <translation>有人需要帮助：屏幕 %1</translation>
    </message>
    <message>
        <source>A payment does not come to an end: %1</source>
        <translation>付款未能完成：%1</translation>
    </message>
    <message>
        <source>A refund came back: %1</source>
        <translation>有一笔退款被退回：%1</translation>
    </message>
    <message>
        <source>A refund waits for a second person: receipt %1</source>
        <translation>有退款等待第二人同意：收据 %1</translation>
    </message>
    <message>
        <source>A price waits for a second person: %1</source>
        <translation>有价格等待第二人同意：%1</translation>
    </message>
    <message>
        <source>A measure waits for a second person: %1</source>
        <translation>有测量等待第二人同意：%1</translation>
    </message>
    <message>
        <source>A provider let go of reserved money: %1</source>
        <translation>服务商解除了预留金额：%1</translation>
    </message>
    <message>
        <source>A wallet could not be paid its rest: %1</source>
        <translation>无法向钱包退还余额：%1</translation>
    </message>
    <message>
        <source>Too many wrong PINs: %1</source>
        <translation>PIN 码错误次数过多：%1</translation>
    </message>
    <message>
        <source>Too many wrong codes: screen %1</source>
        <translation>错误代码过多：屏幕 %1</translation>
    </message>
    <message>
        <source>Sales cannot be recorded</source>
        <translation>无法记录销售</translation>
    </message>
    <message>
        <source>Raise limit</source>
        <translation>提高限额</translation>
    </message>
    <message>
        <source>Change record</source>
        <translation>更改记录</translation>
    </message>
    <message>
        <source>Undo the swap, or call a technician or manager.</source>
        <translation>请换回，或呼叫技术员或经理。</translation>
    </message>
    <message>
        <source>Outlet %1: %2</source>
        <translation>出口 %1：%2</translation>
    </message>
    <message>
        <source>Outlet %1: the valve opened three times and nothing flowed</source>
        <translation>出口 %1：阀门开启三次均无流量</translation>
    </message>
    <message>
        <source>Outlet %1: its valve closes more and more slowly</source>
        <translation>出口 %1：阀门关闭越来越慢</translation>
    </message>
    <message>
        <source>An older database was put back: compare payments with the provider</source>
        <translation>已恢复较早的数据库：请与服务商核对付款</translation>
    </message>
    <message>
        <source>The report of day %1 cannot be added up</source>
        <translation>第 %1 日的报表无法汇总</translation>
    </message>
    <message>
        <source>Receipt printer: %1</source>
        <translation>收据打印机：%1</translation>
    </message>
    <message>
        <source>A reader of codes is not there: %1</source>
        <translation>读码器不在：%1</translation>
    </message>
    <message>
        <source>Verification runs out: outlet %1</source>
        <translation>检定即将到期：出口 %1</translation>
    </message>
    <message>
        <source>Verification has run out: outlet %1</source>
        <translation>检定已到期：出口 %1</translation>
    </message>
    <message>
        <source>A delivery at an outlet that is not in the settings any more: %1</source>
        <translation>设置中已不存在的出口有一次供应：%1</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>没有响应</translation>
    </message>
    <message>
        <source>no paper</source>
        <translation>缺纸</translation>
    </message>
    <message>
        <source>little paper left</source>
        <translation>纸快用完</translation>
    </message>
    <message>
        <source>the cover is open</source>
        <translation>盖子未关</translation>
    </message>
    <message>
        <source>it has a fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>it is switched offline</source>
        <translation>已离线</translation>
    </message>
    <message>
        <source>(and {count} more)</source>
        <translation>（另有 {count} 项）</translation>
    </message>
    <message>
        <source>outlet {outlets}</source>
        <translation>出口 {outlets}</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>已呼叫</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>正赶来</translation>
    </message>
    <message>
        <source>An attendant was called at %1. Please wait here.</source>
        <translation>已于 %1 呼叫工作人员。请在此等候。</translation>
    </message>
    <message>
        <source>An attendant is coming. Please wait here.</source>
        <translation>工作人员正赶来。请在此等候。</translation>
    </message>
    <message>
        <source>Help wanted since %1: screen %2</source>
        <translation>%1 起请求帮助：屏幕 %2</translation>
    </message>
    <message>
        <source>Outlet %1</source>
        <translation>出口 %1</translation>
    </message>
    <message>
        <source>%1 is coming</source>
        <translation>%1 正赶来</translation>
    </message>
    <message>
        <source>Choose a free outlet and touch Continue. You pay only for what you take.</source>
        <translation>选择空闲出口并触摸继续。只为所取付款。</translation>
    </message>
    <message>
        <source>Say how much you want. What you do not take goes back to you.</source>
        <translation>请选择数量。未取部分会退还给您。</translation>
    </message>
    <message>
        <source>Scan the code with your phone and pay there. Compare the two words first.</source>
        <translation>用手机扫码并付款。请先核对两个词。</translation>
    </message>
    <message>
        <source>Pay as the screen says. The attendant confirms it: show the two words.</source>
        <translation>请按屏幕提示付款。出示两个词，由工作人员确认。</translation>
    </message>
    <message>
        <source>Please wait until your two words are shown. Your money stays yours.</source>
        <translation>请等到您的两个词显示出来。钱仍归您所有。</translation>
    </message>
    <message>
        <source>It stops by itself at your limit. Touch Stop to end it sooner.</source>
        <translation>到达您的限额会自动停止。触摸停止可提前结束。</translation>
    </message>
    <message>
        <source>Lift the nozzle of your outlet and begin. It stops at your limit.</source>
        <translation>提起您出口的油枪并开始。到限额会停止。</translation>
    </message>
    <message>
        <source>Plug in the cable of your outlet. It starts by itself.</source>
        <translation>插上您出口的充电线。会自动开始。</translation>
    </message>
    <message>
        <source>Hold your vessel under your outlet. Then open the tap.</source>
        <translation>把容器放在您的出口下。然后打开龙头。</translation>
    </message>
    <message>
        <source>Get ready at your outlet. Then touch Start on this screen.</source>
        <translation>在您的出口准备好。然后触摸屏幕上的开始。</translation>
    </message>
    <message>
        <source>You are done. What you did not take goes back to you by itself.</source>
        <translation>已完成。未取部分会自动退还给您。</translation>
    </message>
    <message>
        <source>Nothing can be sold here now. Please call us, or an attendant.</source>
        <translation>现在无法在此销售。请致电我们或呼叫工作人员。</translation>
    </message>
    <message>
        <source>Everything was stopped. Only an attendant can start it again.</source>
        <translation>已全部停止。只有工作人员可以重新启动。</translation>
    </message>
    <message>
        <source>This page is for attendants. Touch the arrow to go back.</source>
        <translation>此页面供工作人员使用。触摸箭头返回。</translation>
    </message>
    <message>
        <source>Everything is being asked how it is.</source>
        <translation>正在查询所有状态。</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>To be looked at: %1</source>
        <translation>待查看：%1</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>请查看</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>不工作</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>线路 %1</translation>
    </message>
    <message>
        <source>Way to pay %1</source>
        <translation>支付方式 %1</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>小票打印机</translation>
    </message>
    <message>
        <source>Reader %1</source>
        <translation>读码器 %1</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>监视器</translation>
    </message>
    <message>
        <source>asked: %1</source>
        <translation>询问：%1</translation>
    </message>
    <message>
        <source>silent: %1</source>
        <translation>无应答：%1</translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation>损坏：%1</translation>
    </message>
    <message>
        <source>of others: %1</source>
        <translation>他方：%1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>拒绝：%1</translation>
    </message>
    <message>
        <source>pauses: %1</source>
        <translation>暂停：%1</translation>
    </message>
    <message>
        <source>reopened: %1</source>
        <translation>重开：%1</translation>
    </message>
    <message>
        <source>heard %1 ago</source>
        <translation>%1 前收到</translation>
    </message>
    <message>
        <source>answers in %1</source>
        <translation>应答 %1</translation>
    </message>
    <message>
        <source>answered %1 ago</source>
        <translation>%1 前应答</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>等待：%1</translation>
    </message>
    <message>
        <source>free: %1</source>
        <translation>可用：%1</translation>
    </message>
    <message>
        <source>incidents: %1</source>
        <translation>事件：%1</translation>
    </message>
    <message>
        <source>serial number %1</source>
        <translation>序列号 %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>线路 %1</translation>
    </message>
    <message>
        <source>Check power, address and cable of this outlet.</source>
        <translation>检查此出口的电源、地址和电缆。</translation>
    </message>
    <message>
        <source>Load paper and shut the cover. It goes on by itself.</source>
        <translation>装纸并关好盖子。会自动继续。</translation>
    </message>
    <message>
        <source>Check its power and cable, then switch it off and on.</source>
        <translation>检查电源和电缆，然后关机再开机。</translation>
    </message>
    <message>
        <source>Plug the adapter in again. It is opened by itself.</source>
        <translation>重新插上适配器。会自动打开。</translation>
    </message>
    <message>
        <source>Its line is down: look there first.</source>
        <translation>其线路中断：请先查看线路。</translation>
    </message>
    <message>
        <source>Check the cable, its ends and its earth.</source>
        <translation>检查电缆、终端和接地。</translation>
    </message>
    <message>
        <source>Two devices may have one address: try one at a time.</source>
        <translation>可能两个设备共用地址：请逐个尝试。</translation>
    </message>
    <message>
        <source>See what its fault means, then unlock it on the board.</source>
        <translation>查明故障含义，然后在面板上解锁。</translation>
    </message>
    <message>
        <source>Check the network, then ask the provider.</source>
        <translation>检查网络，再询问服务商。</translation>
    </message>
    <message>
        <source>Plug it in again. Codes can be typed meanwhile.</source>
        <translation>重新插上。期间可手动输入代码。</translation>
    </message>
    <message>
        <source>Make room: nothing is sold once the disk is full.</source>
        <translation>请清理空间：磁盘满后停止销售。</translation>
    </message>
    <message>
        <source>Let a time server set it: receipts carry its time.</source>
        <translation>请用时间服务器校准：小票使用此时间。</translation>
    </message>
    <message>
        <source>Restart the engine, and tell a technician.</source>
        <translation>重启引擎并通知技术员。</translation>
    </message>
    <message>
        <source>Everything was closed. Read the file of the incident.</source>
        <translation>已全部关闭。请查看事件文件。</translation>
    </message>
    <message>
        <source>Low: order</source>
        <translation>偏低：订货</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>售完</translation>
    </message>
    <message>
        <source>Full: %1</source>
        <translation>满：%1</translation>
    </message>
    <message>
        <source>Low: %1</source>
        <translation>低：%1</translation>
    </message>
    <message>
        <source>Reserve: %1</source>
        <translation>储备：%1</translation>
    </message>
    <message>
        <source>%1: %2 of %3, %4. %5</source>
        <translation>%1：%2 / %3，%4。%5</translation>
    </message>
    <message>
        <source>Deliveries: %1</source>
        <translation>交付：%1</translation>
    </message>
    <message>
        <source>Most: %1 at %2</source>
        <translation>最多：%1（%2）</translation>
    </message>
    <message>
        <source>Still learning</source>
        <translation>学习中</translation>
    </message>
    <message>
        <source>Closes too slowly</source>
        <translation>关闭过慢</translation>
    </message>
    <message>
        <source>Alarm from %1</source>
        <translation>报警 ≥ %1</translation>
    </message>
    <message>
        <source>Reckoned with %1</source>
        <translation>按 %1 计</translation>
    </message>
    <message>
        <source>Latest of %2: %1</source>
        <translation>%2 次中最近：%1</translation>
    </message>
    <message>
        <source>Shift {number}: {name}</source>
        <translation>班次 {number}：{name}</translation>
    </message>
    <message>
        <source>The journal is still being added up.</source>
        <translation>日志仍在统计中。</translation>
    </message>
    <message>
        <source>Count the drawer. How much is in it?</source>
        <translation>请清点钱箱。里面有多少？</translation>
    </message>
    <message>
        <source>Close the day? Its report is Z {number} and stays as it is.</source>
        <translation>要日结吗？其报表为 Z {number}，之后不再更改。</translation>
    </message>
    <message>
        <source>More or less flowed than was sold at outlet {outlets}. The report says why.</source>
        <translation>出口 {outlets} 的流出量与售出量不符。原因见报表。</translation>
    </message>
    <message>
        <source>Takings today</source>
        <translation>今日收入</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>已退还</translation>
    </message>
    <message>
        <source>Rests on codes</source>
        <translation>代码余额</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Refunded later</source>
        <translation>事后退款</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>已核销</translation>
    </message>
    <message>
        <source>Overrun</source>
        <translation>超量</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Sales that go on</source>
        <translation>进行中的销售</translation>
    </message>
    <message>
        <source>Not confirmed yet</source>
        <translation>尚未确认</translation>
    </message>
    <message>
        <source>Drawer, last shift</source>
        <translation>钱箱，上一班</translation>
    </message>
    <message>
        <source>There is no voice for %1 here. The keys work all the same.</source>
        <translation>这里没有%1的语音。按键照样可用。</translation>
    </message>
    <message>
        <source>Speech is out of order. The keys work all the same.</source>
        <translation>语音出了故障。按键照样可用。</translation>
    </message>
    <message>
        <source>Volume %1 of %2</source>
        <translation>音量 %1，共 %2</translation>
    </message>
    <message>
        <source>Speech is on. Up and down move, OK chooses, Back goes back, Help says everything again.</source>
        <translation>语音已打开。上下键移动，确定键选择，返回键返回，帮助键重复全部内容。</translation>
    </message>
    <message>
        <source>Amounts and codes are on the screen only.</source>
        <translation>金额和代码只显示在屏幕上。</translation>
    </message>
    <message>
        <source>Plug in a headphone to hear amounts and codes.</source>
        <translation>插入耳机即可听到金额和代码。</translation>
    </message>
    <message>
        <source>A figure on the screen</source>
        <translation>屏幕上的数字</translation>
    </message>
    <message>
        <source>Key for the PIN</source>
        <translation>密码按键</translation>
    </message>
    <message>
        <source>button</source>
        <translation>按钮</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>未选</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1，共 %2</translation>
    </message>
    <message>
        <source>There is nothing to go back to.</source>
        <translation>没有可返回的内容。</translation>
    </message>
    <message>
        <source>There is nothing to choose here.</source>
        <translation>这里没有可选的内容。</translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术员</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>经理</translation>
    </message>
    <message>
        <source>Market price</source>
        <translation>市场价</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>促销</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>As the settings file lists it</source>
        <translation>按设置文件</translation>
    </message>
    <message>
        <source>Set by {name}, {when}</source>
        <translation>{name} 设定，{when}</translation>
    </message>
    <message>
        <source>{name} asks for {price}. Somebody else must agree.</source>
        <translation>{name} 申请 {price}，需另一人同意。</translation>
    </message>
    <message>
        <source>{price} from {when} on, set by {name}</source>
        <translation>{when} 起 {price}，{name} 设定</translation>
    </message>
    <message>
        <source>This price has steps: it is changed in the settings file.</source>
        <translation>此价格分级：请在设置文件中更改。</translation>
    </message>
    <message>
        <source>More than a tenth: a second person has to agree.</source>
        <translation>变动超过十分之一：需要第二人同意。</translation>
    </message>
    <message>
        <source>From {least} to {most}</source>
        <translation>{least} 至 {most}</translation>
    </message>
    <message>
        <source>{least} or more</source>
        <translation>{least} 或以上</translation>
    </message>
    <message>
        <source>{most} or less</source>
        <translation>{most} 或以下</translation>
    </message>
    <message>
        <source>Sales that run or were offered keep the old price.</source>
        <translation>进行中或已报价的销售仍按旧价。</translation>
    </message>
    <message>
        <source>Regular measure</source>
        <translation>例行测量</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Delivery differed</source>
        <translation>到货有差异</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Holds {full}, room for {free}</source>
        <translation>容量 {full}，还可装 {free}</translation>
    </message>
    <message>
        <source>{name} has measured {measured} ({difference}, {reason}). Somebody else must agree.</source>
        <translation>{name} 测得 {measured}（{difference}，{reason}）。需要另一人同意。</translation>
    </message>
    <message>
        <source>A large difference: a second person has to agree.</source>
        <translation>差额较大：需要第二人同意。</translation>
    </message>
    <message>
        <source>Attendants and managers may write that down.</source>
        <translation>工作人员和经理可以记录。</translation>
    </message>
    <message>
        <source>Something is being delivered: measure it afterwards.</source>
        <translation>正在出料：请稍后测量。</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>First PIN</source>
        <translation>初始 PIN 码</translation>
    </message>
    <message>
        <source>Wrong PINs</source>
        <translation>PIN 码错误</translation>
    </message>
    <message>
        <source>The last manager stays one.</source>
        <translation>最后一名经理必须保留。</translation>
    </message>
    <message>
        <source>A first PIN for {name}: 6 to 12 digits</source>
        <translation>{name} 的初始 PIN 码：6 至 12 位</translation>
    </message>
    <message>
        <source>A new PIN for {name}: 6 to 12 digits</source>
        <translation>{name} 的新 PIN 码：6 至 12 位</translation>
    </message>
    <message>
        <source>Choose your own PIN: 6 to 12 digits</source>
        <translation>设自己的 PIN 码：6 至 12 位</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>再输一次同样的PIN 码</translation>
    </message>
    <message>
        <source>The two differed. Choose your PIN again</source>
        <translation>两次不同，请重新设置</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>出料</translation>
    </message>
    <message>
        <source>Meters</source>
        <translation>计量表</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Every outlet</source>
        <translation>全部出口</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>全部日期</translation>
    </message>
    <message>
        <source>Outlet {number}</source>
        <translation>{number} 号出口</translation>
    </message>
    <message>
        <source>{count} entries proven</source>
        <translation>已验证 {count} 条</translation>
    </message>
    <message>
        <source>{count} of {all} entries proven</source>
        <translation>已验证 {count}/{all} 条</translation>
    </message>
    <message>
        <source>Not sound: {fault}</source>
        <translation>不完整：{fault}</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在查找 …</translation>
    </message>
    <message>
        <source>There is no such entry.</source>
        <translation>没有这样的记录。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>SHA-256 of the legally relevant part</source>
        <translation>法定相关部分的 SHA-256</translation>
    </message>
    <message>
        <source>Serial number of the kiosk</source>
        <translation>本机序列号</translation>
    </message>
    <message>
        <source>SHA-256 of the settings</source>
        <translation>设置的 SHA-256</translation>
    </message>
    <message>
        <source>Journal: last entry, and its hash</source>
        <translation>日志：最后一条及其散列值</translation>
    </message>
    <message>
        <source>Event counter of the meters</source>
        <translation>计量表事件计数</translation>
    </message>
    <message>
        <source>Receipt printed</source>
        <translation>收据已打印</translation>
    </message>
    <message>
        <source>Report printed</source>
        <translation>报告已打印</translation>
    </message>
    <message>
        <source>Rest moved</source>
        <translation>余额已转移</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>已添加人员</translation>
    </message>
    <message>
        <source>Person locked</source>
        <translation>已锁定人员</translation>
    </message>
    <message>
        <source>Person unlocked</source>
        <translation>已解锁人员</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新 PIN 码</translation>
    </message>
    <message>
        <source>Person removed</source>
        <translation>已删除人员</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>新角色</translation>
    </message>
    <message>
        <source>Reserved money gone</source>
        <translation>预留金额已失效</translation>
    </message>
    <message>
        <source>Budget filled</source>
        <translation>额度已补足</translation>
    </message>
    <message>
        <source>Cash handed back</source>
        <translation>现金已退</translation>
    </message>
    <message>
        <source>Clock set</source>
        <translation>时钟已调</translation>
    </message>
    <message>
        <source>Valve closes more slowly</source>
        <translation>阀门关闭变慢</translation>
    </message>
    <message>
        <source>Wrong code</source>
        <translation>代码错误</translation>
    </message>
    <message>
        <source>Codes locked</source>
        <translation>代码已锁定</translation>
    </message>
    <message>
        <source>Codes unlocked</source>
        <translation>代码已解锁</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>不允许</translation>
    </message>
    <message>
        <source>Commissioning begun</source>
        <translation>开始检定</translation>
    </message>
    <message>
        <source>Commissioning ended</source>
        <translation>检定结束</translation>
    </message>
    <message>
        <source>Certificate and seals noted</source>
        <translation>证书和封印已记录</translation>
    </message>
    <message>
        <source>Test measure read</source>
        <translation>已读标准量器</translation>
    </message>
    <message>
        <source>Another controller answers</source>
        <translation>另一个控制器应答</translation>
    </message>
    <message>
        <source>Controller confirmed</source>
        <translation>控制器已确认</translation>
    </message>
    <message>
        <source>Controller met</source>
        <translation>已识别控制器</translation>
    </message>
    <message>
        <source>Controller restarted</source>
        <translation>控制器已重启</translation>
    </message>
    <message>
        <source>Closed by the kiosk</source>
        <translation>由本机关闭</translation>
    </message>
    <message>
        <source>Day closed</source>
        <translation>日结完成</translation>
    </message>
    <message>
        <source>Delivery measured</source>
        <translation>出料已计量</translation>
    </message>
    <message>
        <source>Emergency stop</source>
        <translation>紧急停止</translation>
    </message>
    <message>
        <source>Delivery allowed</source>
        <translation>已允许出料</translation>
    </message>
    <message>
        <source>Supply shut off</source>
        <translation>供应已切断</translation>
    </message>
    <message>
        <source>Older database put back</source>
        <translation>已恢复旧数据库</translation>
    </message>
    <message>
        <source>Figures did not agree</source>
        <translation>数字不符</translation>
    </message>
    <message>
        <source>Invoice written</source>
        <translation>已开发票</translation>
    </message>
    <message>
        <source>Kiosk started</source>
        <translation>本机已启动</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>PIN 码错误</translation>
    </message>
    <message>
        <source>Login refused</source>
        <translation>拒绝登录</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation>已退出</translation>
    </message>
    <message>
        <source>Meter met</source>
        <translation>已识别计量表</translation>
    </message>
    <message>
        <source>Meter verified</source>
        <translation>计量表已检定</translation>
    </message>
    <message>
        <source>Meter believed anew</source>
        <translation>重新采信计量表</translation>
    </message>
    <message>
        <source>Outlet out of order</source>
        <translation>出口故障</translation>
    </message>
    <message>
        <source>Outlet locked</source>
        <translation>出口已锁定</translation>
    </message>
    <message>
        <source>Outlet stopped</source>
        <translation>出口已停止</translation>
    </message>
    <message>
        <source>Outlet unlocked</source>
        <translation>出口已解锁</translation>
    </message>
    <message>
        <source>More flowed than was paid</source>
        <translation>流出多于已付</translation>
    </message>
    <message>
        <source>New payments paused</source>
        <translation>新付款已暂停</translation>
    </message>
    <message>
        <source>Meter parameter changed</source>
        <translation>计量参数已改</translation>
    </message>
    <message>
        <source>Payer asked on the phone</source>
        <translation>已在手机上请求付款</translation>
    </message>
    <message>
        <source>Payment received</source>
        <translation>已收款</translation>
    </message>
    <message>
        <source>Payment confirmed</source>
        <translation>付款已确认</translation>
    </message>
    <message>
        <source>Payment declined</source>
        <translation>付款被拒</translation>
    </message>
    <message>
        <source>Payment settled</source>
        <translation>付款已结清</translation>
    </message>
    <message>
        <source>Payment stuck</source>
        <translation>付款卡住</translation>
    </message>
    <message>
        <source>Paid too late</source>
        <translation>付款过晚</translation>
    </message>
    <message>
        <source>New price agreed</source>
        <translation>新价格已同意</translation>
    </message>
    <message>
        <source>Price changed</source>
        <translation>价格已改</translation>
    </message>
    <message>
        <source>New price withdrawn</source>
        <translation>新价格已撤回</translation>
    </message>
    <message>
        <source>New price asked for</source>
        <translation>已申请新价格</translation>
    </message>
    <message>
        <source>Provider asked</source>
        <translation>已询问服务商</translation>
    </message>
    <message>
        <source>Provider asked again</source>
        <translation>再次询问服务商</translation>
    </message>
    <message>
        <source>Provider refused</source>
        <translation>服务商拒绝</translation>
    </message>
    <message>
        <source>Reading not believed</source>
        <translation>读数不可信</translation>
    </message>
    <message>
        <source>Refund came back</source>
        <translation>退款被退回</translation>
    </message>
    <message>
        <source>Refund made good</source>
        <translation>退款已补办</translation>
    </message>
    <message>
        <source>Rest fetched</source>
        <translation>余额已取</translation>
    </message>
    <message>
        <source>Rest not paid out</source>
        <translation>余额未付出</translation>
    </message>
    <message>
        <source>Rest paid out</source>
        <translation>余额已付出</translation>
    </message>
    <message>
        <source>Outlets started again</source>
        <translation>出口已恢复</translation>
    </message>
    <message>
        <source>Called from the queue</source>
        <translation>已叫号</translation>
    </message>
    <message>
        <source>Sale cancelled</source>
        <translation>销售已取消</translation>
    </message>
    <message>
        <source>Sale ended by hand</source>
        <translation>销售由人工结束</translation>
    </message>
    <message>
        <source>Sale finished</source>
        <translation>销售完成</translation>
    </message>
    <message>
        <source>Waits in the queue</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Sale offered</source>
        <translation>已报价</translation>
    </message>
    <message>
        <source>Sale goes on</source>
        <translation>销售继续</translation>
    </message>
    <message>
        <source>Shift closed</source>
        <translation>班次已结</translation>
    </message>
    <message>
        <source>Shift opened</source>
        <translation>班次已开</translation>
    </message>
    <message>
        <source>Everything stopped</source>
        <translation>全部停止</translation>
    </message>
    <message>
        <source>Recording tried again</source>
        <translation>再次尝试记录</translation>
    </message>
    <message>
        <source>Tank measured, not agreed yet</source>
        <translation>储罐已测，尚未同意</translation>
    </message>
    <message>
        <source>Measure of a tank withdrawn</source>
        <translation>储罐测量已撤回</translation>
    </message>
    <message>
        <source>Tank measured</source>
        <translation>储罐已测量</translation>
    </message>
    <message>
        <source>Tank filled</source>
        <translation>储罐已注入</translation>
    </message>
    <message>
        <source>More money offered</source>
        <translation>追加付款</translation>
    </message>
    <message>
        <source>Flow without a sale</source>
        <translation>无销售的流量</translation>
    </message>
    <message>
        <source>Why it was unlocked</source>
        <translation>解锁原因</translation>
    </message>
    <message>
        <source>Valve told to open</source>
        <translation>已令开阀</translation>
    </message>
    <message>
        <source>Verification runs out soon, or has</source>
        <translation>检定即将到期或已到期</translation>
    </message>
    <message>
        <source>Voucher expired</source>
        <translation>代金券过期</translation>
    </message>
    <message>
        <source>Voucher given instead</source>
        <translation>改发代金券</translation>
    </message>
    <message>
        <source>Rest kept as voucher</source>
        <translation>余额存为代金券</translation>
    </message>
    <message>
        <source>Voucher looked up</source>
        <translation>已查代金券</translation>
    </message>
    <message>
        <source>Voucher printed</source>
        <translation>代金券已打印</translation>
    </message>
    <message>
        <source>Voucher sold</source>
        <translation>代金券已售</translation>
    </message>
    <message>
        <source>Vouchers given out</source>
        <translation>已发代金券</translation>
    </message>
    <message>
        <source>Vouchers made void</source>
        <translation>代金券已作废</translation>
    </message>
    <message>
        <source>Way to pay chosen</source>
        <translation>已选付款方式</translation>
    </message>
</context>
</TS>
